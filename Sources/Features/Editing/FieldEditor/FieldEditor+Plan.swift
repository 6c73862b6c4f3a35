import JSON
import OnCall
import Planning
import TextEditing

extension FieldEditor {
    /// What the server holds takes the place of the text; undo gives it back.
    mutating func take(_ theirs: Field<JSONValue>) {
        base = theirs
        status = .idle
        text.replaceAll(with: theirs.value?.string ?? "")
    }

    /// The text stays, as a change of what the server holds now.
    mutating func rebase(on theirs: Field<JSONValue>) {
        base = theirs
        status = .idle
    }

    /// What is to be known before the text is sent.
    var warnings: [PlanWarning] {
        var warnings: [PlanWarning] = []
        if let problem { warnings.append(.blocked(problem)) }
        if case .template = field, text.isEmpty, base.value?.string != "" { warnings.append(.empty) }
        if let fault = check?.faults.first {
            warnings.append(.faulty(place: fault.location, message: fault.message, remedy: fault.remedy))
        }
        return warnings
    }
}
