import OnCall
import Planning
import TerminalCore

extension PlannedChange {
    /// Everything that the plan says about the change, in rows.
    func rows(width: Int) -> [PlanRow] {
        var rows = PlannedChange.words(stateWords.0, stateWords.1, width)
        guard state != .alreadySame, state != .gone else { return rows }
        if state.isOpen { rows += warningRows(width) }
        if isConflict, choice == nil, state.isOpen {
            rows += PlannedChange.words("What they changed:", .plain, width)
            rows += theirDiff.rows(width: width)
            rows += PlannedChange.words("What you changed:", .plain, width)
            rows += ownDiff.rows(width: width)
            rows += PlannedChange.words("What yours would do to theirs:", .plain, width)
        }
        switch state {
        case .fetching, .notFetched:
            rows += PlannedChange.words("What you changed, as far as is known here:", .muted, width)
        default: break
        }
        if choice != .theirs { rows += diff.rows(width: width) }
        return rows
    }

    private static func words(_ text: String, _ tone: PlanRow.Tone, _ width: Int) -> [PlanRow] {
        text.isEmpty ? [] : Paragraph.lines(text, width: width).map { .words($0, tone) }
    }

    private func warningRows(_ width: Int) -> [PlanRow] {
        warnings.flatMap { warning in
            switch warning {
            case .empty:
                PlannedChange.words(
                    "! An empty text is not the server's default: the alert would show nothing in this place. Ctrl-R in the editor gives the default back.",
                    .warning, width)
            case .faulty(let place, let message, let remedy):
                PlannedChange.words(
                    "✗ The server would refuse it. At \(place): \(message)" + (remedy.map { " → \($0)" } ?? ""),
                    .danger,
                    width)
                    + (isSentAnyway ? PlannedChange.words("It is sent all the same: you said so.", .plain, width) : [])
            case .dropsDraft:
                PlannedChange.words("! Your draft of it is dropped when the server has confirmed.", .warning, width)
            case .blocked(let rule): PlannedChange.words("✗ Not sent: \(rule)", .danger, width)
            }
        }
    }

    private var stateWords: (String, PlanRow.Tone) {
        switch state {
        case .fetching: ("↻ asking what the server holds now", .busy)
        case .notFetched(let error):
            ("✗ What the server holds now could not be fetched: \(error.summary). Nothing is sent unseen.", .danger)
        case .gone: ("✗ The integration is not on the server any more. Your text stays here as a draft.", .danger)
        case .alreadySame: ("✓ It is already so on the server: nothing to send.", .ok)
        case .sending: ("↻ sending; the server has not confirmed yet", .busy)
        case .saved: ("✓ saved", .ok)
        case .refused(let error): ("✗ not saved: \(error.summary). Your text is kept.", .danger)
        case .uncertain(let reason):
            ("? no answer (\(reason.words)): it may be saved; the server is asked. Your text is kept.", .warning)
        case .tookTheirs: ("✓ theirs stays, your draft is dropped", .ok)
        case .held(let reason): ("· not sent: \(reason.words)", .warning)
        case .open: conflictWords
        }
    }

    private var conflictWords: (String, PlanRow.Tone) {
        guard isConflict else { return ("", .plain) }
        switch choice {
        case nil:
            return ("! Somebody has changed this since you began: m keeps yours, t takes theirs, e edits on.", .warning)
        case .mine: return ("! Yours takes the place of what somebody else wrote:", .warning)
        case .theirs: return ("! Theirs stays, and your draft is dropped.", .warning)
        }
    }
}
