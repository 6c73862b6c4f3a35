import Features
import JSON
import OnCall
import Planning
import TerminalCore
import TextEditing

/// A plan in text and JSON, and the exit status of its result.
enum PlanReport {
    // MARK: Text

    /// The changes of a plan, an integration after the other, each with its lines. Changes that the server already has are counted only.
    static func text(_ changes: [PlannedChange]) -> String {
        var lines: [String] = []
        var last: IntegrationID?
        for change in changes where change.state != .alreadySame {
            if change.integration != last {
                lines.append("\(SafeText(change.name).plain) (\(change.integration.rawValue))")
                last = change.integration
            }
            lines += self.lines(of: change)
        }
        let same = changes.count { $0.state == .alreadySame }
        if same > 0 { lines.append("\(same) \(same == 1 ? "field is" : "fields are") the same already") }
        return lines.joined(separator: "\n")
    }

    /// A field with its lines, and what to know about it.
    static func lines(of change: PlannedChange) -> [String] {
        ["  \(change.path)"] + change.diff.items.map { "    " + line($0) }
            + notes(change).map { "    " + SafeText($0).plain }
    }

    private static func line(_ item: FieldDiff.Item) -> String {
        switch item {
        case .line(let line): sign(line.kind, line.content)
        case .named(let kind, let name): sign(kind, name)
        case .noLineEnd: "\\ no line break at the end"
        case .skipped(let count): "@@ \(count) unchanged \(count == 1 ? "line" : "lines")"
        }
    }

    private static func sign(_ kind: LineDiff.Kind, _ text: String) -> String {
        let text = SafeText(text).plain
        switch kind {
        case .kept: return "  " + text
        case .removed: return "- " + text
        case .added: return "+ " + text
        }
    }

    /// What to know about a change: why it can't be sent, or what the server said.
    static func notes(_ change: PlannedChange) -> [String] {
        var notes = change.warnings.map { warning in
            switch warning {
            case .empty: "! an empty template acts as the server's default"
            case .faulty(let location, let message, _): "✗ the server would refuse it: \(location): \(message)"
            case .brokenLabel(let location, let message, _):
                "✗ alert groups would not get this label: \(location): \(message)"
            case .dropsDraft: "! a draft of it is in the console"
            case .blocked(let rule): "✗ not sent: \(rule)"
            }
        }
        switch change.state {
        case .gone: notes.append("✗ the integration is no longer on the server")
        case .notFetched(let error): notes.append("✗ the server's value is unknown: \(error.summary)")
        case .refused(let error): notes.append("✗ not saved: \(error.summary)")
        case .uncertain(.noResponse(let error)), .uncertain(.notConfirmed(let error)):
            notes.append("? it is unknown whether the server applied it: \(error.summary)")
        case .uncertain: notes.append("? it is unknown whether the server applied it")
        case .notKept: notes.append("! the server accepted it and holds something else")
        case .saved: notes.append("✓ saved")
        case .open where change.isConflict && change.choice == nil:
            notes.append("! the server's value has changed since: a conflict")
        default: break
        }
        return notes
    }

    // MARK: JSON

    /// A member for each change, with what would be sent.
    static func json(_ changes: [PlannedChange], server: String) -> JSONValue {
        let rows = changes.map { change -> JSONValue in
            let request: JSONValue = [
                "method": "PUT", "path": .string("/api/v1/integrations/\(change.integration.rawValue)/"),
                "body": change.patch.json,
            ]
            return [
                "action": "update", "id": .string(change.integration.rawValue), "name": .string(change.name),
                "path": .string(change.path), "before": change.theirs.member ?? .null, "after": change.value,
                "state": .string(state(change)), "notes": .array(notes(change).map { .string($0) }),
                "request": request,
            ]
        }
        return ["plan": 1, "server": .string(server), "changes": .array(rows)]
    }

    private static func state(_ change: PlannedChange) -> String {
        switch change.state {
        case .alreadySame: "same"
        case .saved: "done"
        case .notKept: "not_kept"
        case .refused: "refused"
        case .uncertain: "unknown"
        case .gone: "gone"
        case .notFetched: "not_fetched"
        case .fetching, .sending, .held, .tookTheirs: "not_sent"
        case .open:
            switch change.blocker {
            case .undecided?: "conflict"
            case .wouldBeRefused?, .blocked?: "refused"
            default: "planned"
            }
        }
    }

    // MARK: Status

    /// What the program exits with after the plan.
    /// - Parameter wasSent: whether it was; then what is still ready was held because the server's value has changed.
    static func status(_ changes: [PlannedChange], wasSent: Bool) -> ExitStatus {
        var worst: ExitStatus = .success
        var isDone = false
        for change in changes {
            switch change.state {
            case .saved: isDone = true
            case .alreadySame, .tookTheirs: break
            case .uncertain, .notKept: return .partly
            case .refused(let error), .notFetched(let error): worst = ExitStatus(error)
            case .gone: worst = .refused
            case .open:
                switch change.blocker {
                case .undecided?: worst = .conflict
                case nil:
                    if let error = change.comparisonError {
                        worst = ExitStatus(error)
                    } else if wasSent {
                        worst = .conflict
                    }
                case .wouldBeRefused?, .blocked?, .gone?, .notFetched?, .leftOut?, .nothingToSend?: worst = .refused
                }
            case .fetching, .sending, .held: worst = .partly
            }
        }
        return worst != .success && isDone ? .partly : worst
    }

    /// `2 saved, 1 the same already`
    static func summary(_ changes: [PlannedChange]) -> String {
        let saved = changes.count { $0.state == .saved }
        let same = changes.count { $0.state == .alreadySame }
        let rest = changes.count - saved - same
        var parts = ["\(saved) saved"]
        if same > 0 { parts.append("\(same) the same already") }
        if rest > 0 { parts.append("\(rest) not saved") }
        return parts.joined(separator: ", ")
    }
}
