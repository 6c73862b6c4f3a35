package import FoundationEssentials
import JSON
package import OnCall

extension JournalEntry {
    /// What was done, for people: a field's title, or the order; `naming` says of which integration.
    package func what(naming: Bool) -> String {
        let owner = naming ? " of \(name)" : ""
        switch operation {
        case .update(let field, _, _):
            switch relation {
            case .undoes: return "\(field.title)\(owner), undone"
            case .redoes: return "\(field.title)\(owner), redone"
            case nil: return "\(field.title)\(owner)"
            }
        case .create: return "Creation\(owner)"
        case .delete: return "Deletion\(owner)"
        case .startMaintenance: return "Start of maintenance\(owner)"
        case .stopMaintenance: return "End of maintenance\(owner)"
        }
    }

    /// What came of it: a mark, a word or more, and how much it matters.
    package var outcomeWords: (mark: String, words: String, tone: PlanRow.Tone) {
        switch outcome {
        case .applied:
            if case .update(_, _, let after) = operation, after.isNull { return ("✓", "back to the default", .ok) }
            return ("✓", "done", .ok)
        case .refused(let words): return ("✗", "refused: \(words)", .danger)
        case .unanswered(let words): return ("?", "no answer: \(words)", .warning)
        case nil: return ("?", "no answer was seen", .warning)
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
