import JSON
import OnCall
import Planning
import TextEditing

extension FieldEditor {
    /// Replaces the text with the server's; undo restores it.
    mutating func take(_ theirs: Field<JSONValue>) {
        base = theirs
        status = .idle
        text.replaceAll(with: theirs.value?.string ?? "")
    }

    /// Bases the text on the server's current value.
    /// - Parameter merged: what the text becomes, which undo takes back; nil if it stays as it is.
    mutating func rebase(on theirs: Field<JSONValue>, text merged: String?) {
        base = theirs
        status = .idle
        if let merged { text.replaceAll(with: merged) }
    }

    /// Warnings for the plan.
    var warnings: [PlanWarning] {
        var warnings: [PlanWarning] = []
        if let problem { warnings.append(.blocked(problem)) }
        if case .template = field, text.isEmpty, base.value?.string != "" { warnings.append(.empty) }
        if let fault = check?.faults.first {
            warnings.append(.faulty(location: fault.location, message: fault.message, remedy: fault.remedy))
        }
        return warnings
    }
}
