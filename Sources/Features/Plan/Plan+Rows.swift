import OnCall
package import Planning
import TerminalCore

extension Plan {
    /// The plan in rows.
    /// - Parameters:
    ///   - width: columns of a row.
    ///   - results: what the edited template renders.
    package func rows(width: Int, results: PlannedResults? = nil) -> [PlanRow] {
        groups.indices.flatMap { ($0 == 0 ? [] : [.blank]) + rows(ofGroup: $0, width: width, results: results) }
    }

    /// The rows of the changes of one integration.
    package func rows(ofGroup group: Int, width: Int, results: PlannedResults? = nil) -> [PlanRow] {
        groups[group].flatMap { index in
            let change = changes[index]
            return (index == groups[group].lowerBound ? [] : [.blank])
                + change.titleRows(width: width, isSelected: false)
                + change.rows(
                    width: width, isComparing: isComparing(change),
                    results: results.flatMap { $0.isOf(change) ? $0 : nil })
        }
    }
}

extension PlannedChange {
    /// The lines of its title.
    func titleRows(width: Int, isSelected: Bool) -> [PlanRow] {
        PlanRow.title("\(title) of \(name)", isSelected: isSelected, width: width)
    }
}
