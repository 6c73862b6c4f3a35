import Planning

/// The rows of the changes of a plan, kept until a change or the width differs: to compare long texts takes time.
struct PlanBlocks: Hashable, Sendable {
    private struct Block: Hashable, Sendable {
        let change: PlannedChange
        let isComparing: Bool
        let results: PlannedResults?
        /// Without those of its title.
        let rows: [PlanRow]
    }

    private var width = 0
    private var isList = false
    private var blocks: [Block] = []

    /// Makes the rows of the changes that differ.
    /// - Parameter results: what the edited template renders.
    mutating func update(_ plan: Plan, width: Int, results: PlannedResults?) {
        if width != self.width || plan.changes.count != blocks.count { blocks = [] }
        self.width = width
        isList = plan.isList
        for (index, change) in plan.changes.enumerated() {
            let isComparing = plan.isComparing(change)
            let results = results.flatMap { $0.isOf(change) ? $0 : nil }
            if blocks.indices.contains(index) {
                let old = blocks[index]
                guard old.change != change || old.isComparing != isComparing || old.results != results else { continue }
                blocks[index] = block(change, isComparing: isComparing, results)
            } else {
                blocks.append(block(change, isComparing: isComparing, results))
            }
        }
    }

    private func block(_ change: PlannedChange, isComparing: Bool, _ results: PlannedResults?) -> Block {
        Block(
            change: change, isComparing: isComparing, results: results,
            rows: change.rows(width: width, isComparing: isComparing, results: results))
    }

    /// The rows of the plan.
    /// - Parameter selected: the change whose title is marked, in a plan of several changes.
    func rows(selected: Int) -> [PlanRow] {
        blocks.indices.flatMap { index in
            title(index, isSelected: isList && index == selected) + blocks[index].rows
        }
    }

    /// The number of rows of each change.
    var heights: [Int] { blocks.indices.map { title($0, isSelected: false).count + blocks[$0].rows.count } }

    private func title(_ index: Int, isSelected: Bool) -> [PlanRow] {
        (index == 0 ? [] : [.blank]) + blocks[index].change.titleRows(width: width, isSelected: isSelected)
    }
}
