import OnCall
import Planning
import TerminalCore

extension PlannedChange {
    /// The change in rows.
    /// - Parameters:
    ///   - isComparing: whether it is compared with the server before it is sent.
    ///   - results: what the template renders, before and after; nil if that is unknown.
    func rows(width: Int, isComparing: Bool, results: PlannedResults? = nil) -> [PlanRow] {
        var rows =
            isComparing
            ? PlannedChange.paragraph("↻ comparing with the server before it is sent", .busy, width)
            : PlannedChange.paragraph(stateMessage.0, stateMessage.1, width)
        if let comparisonError, state.isOpen {
            rows += PlannedChange.paragraph(
                "✗ Not sent: the server could not be compared with what is shown (\(comparisonError.summary)). "
                    + "Enter tries again.", .danger, width)
        }
        guard state != .alreadySame, state != .gone else { return rows }
        if state.isOpen { rows += warningRows(width) }
        if isConflict, choice == nil, state.isOpen {
            rows += changesOfBoth(width)
            rows += PlannedChange.paragraph("Your version compared with theirs:", .plain, width)
        }
        switch state {
        case .fetching, .notFetched:
            rows += PlannedChange.paragraph("What you changed, as far as known here:", .muted, width)
        default: break
        }
        if choice != .theirs { rows += diff.rows(width: width) }
        if let results, choice != .theirs, state.isOpen { rows += results.rows(width: width) }
        return rows
    }

    /// What both changed: side by side with what was before, or one below the other where that does not fit.
    private func changesOfBoth(_ width: Int) -> [PlanRow] {
        if width >= ConflictColumns.minWidth { return ConflictColumns(self, width: width).rows }
        func rows(_ heading: String, _ diff: FieldDiff) -> [PlanRow] {
            PlannedChange.paragraph(heading, .plain, width) + diff.rows(width: width)
        }
        return rows("What they changed:", theirDiff) + rows("What you changed:", ownDiff)
    }

    private static func paragraph(_ text: String, _ tone: PlanRow.Tone, _ width: Int) -> [PlanRow] {
        text.isEmpty ? [] : Paragraph.lines(text, width: width).map { .text($0, tone) }
    }

    private func warningRows(_ width: Int) -> [PlanRow] {
        warnings.flatMap { warning in
            switch warning {
            case .empty:
                PlannedChange.paragraph(
                    "! \(EmptyTemplate.sentence)",
                    .warning, width)
            case .faulty(let location, let message, let remedy):
                PlannedChange.paragraph(
                    "✗ The server would refuse it. At \(location): \(message)" + (remedy.map { " → \($0)" } ?? ""),
                    .danger,
                    width)
                    + (isSentAnyway ? PlannedChange.paragraph("You chose to send it anyway.", .plain, width) : [])
            case .brokenLabel(let location, let message, let remedy):
                PlannedChange.paragraph(
                    "✗ Alert groups would not get this label. At \(location): \(message)"
                        + (remedy.map { " → \($0)" } ?? ""), .danger, width)
            case .dropsDraft:
                PlannedChange.paragraph("! Your draft is dropped once the server has confirmed.", .warning, width)
            case .blocked(let rule): PlannedChange.paragraph("✗ Not sent: \(rule)", .danger, width)
            }
        }
    }

    private var stateMessage: (String, PlanRow.Tone) {
        switch state {
        case .fetching: ("↻ reading the server's current value", .busy)
        case .notFetched(let error):
            ("✗ The server's current value could not be read: \(error.summary). Nothing is sent.", .danger)
        case .gone:
            ("✗ The integration is no longer on the server." + ofDraft("Your text stays here as a draft."), .danger)
        case .alreadySame: ("✓ The server already has this: nothing to send.", .ok)
        case .sending: ("↻ sending; the server has not confirmed yet", .busy)
        case .saved: ("✓ saved", .ok)
        case .notKept:
            (
                "! The server accepted it and holds something else." + ofDraft("Your text is kept as a draft."),
                .warning
            )
        case .refused(let error): ("✗ not saved: \(error.summary)." + ofDraft("Your text is kept."), .danger)
        case .uncertain(let reason):
            (
                "? no response (\(reason.message)): it may be saved; checking with the server."
                    + ofDraft("Your text is kept."),
                .warning
            )
        case .tookTheirs: ("✓ kept the server's version" + (draft == nil ? "" : ", your draft is dropped"), .ok)
        case .held(let reason): ("· not sent: \(reason.message)", .warning)
        case .open: conflictMessage
        }
    }

    /// A sentence about the draft, if there is one.
    private func ofDraft(_ sentence: String) -> String { draft == nil ? "" : " " + sentence }

    private var conflictMessage: (String, PlanRow.Tone) {
        guard isConflict else { return ("", .plain) }
        switch choice {
        case nil:
            let rebase = draft == nil ? "" : ", e applies yours to theirs"
            return ("! Someone else has changed this: m keeps yours, t takes theirs\(rebase).", .warning)
        case .mine: return ("! Yours replaces someone else's change:", .warning)
        case .theirs: return ("! Theirs is kept" + (draft == nil ? "." : ", and your draft is dropped."), .warning)
        }
    }
}
