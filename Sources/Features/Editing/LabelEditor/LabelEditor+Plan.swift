import OnCall
import Planning
import TextEditing

extension LabelEditor {
    /// Warnings for the plan: every row that the server would refuse, changed here or not, and every broken template.
    var warnings: [PlanWarning] {
        if let (row, violation) = validationError { return [.blocked("row \(row + 1): \(violation.rule)")] }
        return rows.indices.compactMap { row in
            let label = rows[row].label
            let location = "row \(row + 1) (\(label.key))"
            if let violation = violations(row: row).first {
                return .faulty(location: location + ", unchanged here", message: violation.rule, remedy: nil)
            }
            guard kind == .dynamic, isChanged(row: row),
                let fault = TemplateCheck(EditableText(label.value)).faults.first
            else { return nil }
            return .brokenLabel(
                location: "\(location), \(fault.location)", message: fault.message, remedy: fault.remedy)
        }
    }

    /// Selects the row that the server would refuse.
    mutating func goToFault() {
        guard let row = rows.indices.first(where: { !violations(row: $0).isEmpty }) else { return }
        select(row: row)
    }
}
