package import FoundationEssentials
import JSON
package import OnCall

extension JournalEntry {
    /// The names that several integrations of the entries have.
    package static func ambiguousNames(in entries: [JournalEntry]) -> Set<String> {
        var owners: [String: IntegrationID] = [:]
        var ambiguous: Set<String> = []
        for entry in entries {
            guard let id = entry.integration else { continue }
            if let other = owners.updateValue(id, forKey: entry.name), other != id { ambiguous.insert(entry.name) }
        }
        return ambiguous
    }

    /// What was written, as text: a field's title, or the kind of write. `naming` adds the integration.
    package func what(naming: Bool) -> String {
        let owner = naming ? " of \(name)" : ""
        switch operation {
        case .update(let field, _, _):
            let what = more.isEmpty ? field.title : "\(more.count + 1) fields"
            switch relation {
            case .undoes: return "\(what)\(owner), undone"
            case .redoes: return "\(what)\(owner), redone"
            case .extends, nil: return "\(what)\(owner)"
            }
        case .create: return "Creation\(owner)"
        case .delete: return "Deletion\(owner)"
        case .startMaintenance: return "Maintenance started\(owner)"
        case .stopMaintenance: return "Maintenance stopped\(owner)"
        }
    }

    /// The outcome as text, with its mark and tone.
    package var outcomeMessage: (mark: String, message: String, tone: PlanRow.Tone) {
        switch outcome {
        case .applied:
            if case .update(let field, _, let after) = operation, after.isNull, !field.isChosen {
                return ("✓", field == .descriptionShort ? "emptied" : "reset to default", .ok)
            }
            return ("✓", "done", .ok)
        case .refused(let message): return ("✗", "refused: \(message)", .danger)
        case .unanswered(let message): return ("?", "no response: \(message)", .warning)
        case nil: return ("?", "no response seen", .warning)
        }
    }
}

extension LocalClock {
    /// `2026-11-25 18:00:07`.
    package func stamp(_ date: Date) -> String {
        let then = reading(date)
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
        return
            "\(then.year)-\(two(then.month))-\(two(then.day)) \(two(then.hour)):\(two(then.minute)):\(two(then.second))"
    }
}
