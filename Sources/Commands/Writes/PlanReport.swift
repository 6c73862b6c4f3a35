import Features
import JSON
import OnCall
import Planning
import TerminalCore

/// A plan in text and JSON, and the exit status of its result.
enum PlanReport {
    // MARK: Text

    /// The changes of a plan, an integration after the other, each as a unified difference. Changes that the server already has are
    /// counted only.
    static func text(_ changes: [PlannedChange]) -> StyledLines {
        var lines = StyledLines()
        var last: IntegrationID?
        for change in changes where change.state != .alreadySame {
            if change.integration != last {
                lines.add("\(SafeText(change.name).plain) (\(change.integration.rawValue))", .heading)
                last = change.integration
            }
            lines += self.lines(of: change)
        }
        let same = changes.count { $0.state == .alreadySame }
        if same > 0 { lines.add("\(same) \(same == 1 ? "field is" : "fields are") the same already") }
        return lines
    }

    /// An integration that would be made, with all its fields.
    static func text(_ creation: PlannedCreation, _ values: FieldValues) -> StyledLines {
        let name = TerminalText.line(creation.name)
        var lines = StyledLines(
            "\(creation.folder): create \(name), type \(TerminalText.line(creation.type))", .heading)
        let placeholder = Integration(id: IntegrationID(creation.folder))
        for (field, value) in creation.fields where field != .name {
            lines += self.lines(of: values.change(field, value, of: placeholder, base: .null))
        }
        return lines
    }

    /// A field with its difference, and what to know about it.
    static func lines(of change: PlannedChange) -> StyledLines {
        var lines = UnifiedDiff.lines(change.diff, path: change.path)
        for note in notes(change) { lines.add(SafeText(note).plain, .problem) }
        return lines
    }

    /// What others have changed in a field that the plan changes too; nothing without a conflict.
    static func theirs(_ change: PlannedChange) -> StyledLines {
        UnifiedDiff.lines(change.theirDiff, path: change.path, old: "export", new: "server")
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

    /// A row for each change, with what would be sent.
    /// - Parameters:
    ///   - creations: what is made before the changes; `deletions`: what is deleted after them.
    static func json(
        _ changes: [PlannedChange], server: String, creations: [JSONValue] = [], deletions: [JSONValue] = []
    ) -> JSONValue {
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
        return ["plan": 1, "server": .string(server), "changes": .array(creations + rows + deletions)]
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
