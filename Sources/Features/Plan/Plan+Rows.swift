import OnCall
package import Planning
import TerminalCore

extension Plan {
    /// The plan in rows.
    /// - Parameters:
    ///   - width: columns of a row.
    ///   - selected: the change whose heading is marked, in a plan of several changes.
    package func rows(width: Int, selected: Int = 0) -> [PlanRow] {
        changes.indices.flatMap { rows(of: $0, width: width, isSelected: isList && $0 == selected) }
    }

    /// The number of rows of each change.
    func heights(width: Int) -> [Int] {
        changes.indices.map { rows(of: $0, width: width, isSelected: false).count }
    }

    private func rows(of index: Int, width: Int, isSelected: Bool) -> [PlanRow] {
        let change = changes[index]
        var rows: [PlanRow] = index == 0 ? [] : [.blank]
        rows += PlanRow.title("\(change.field.title) of \(change.name)", isSelected: isSelected, width: width)
        rows += change.rows(width: width, isComparing: isComparing(change))
        return rows
    }
}
