import OnCall
import TerminalCore

extension SavePlan {
    /// Everything that the plan says, in rows of a width.
    package func rows(width: Int) -> [PlanRow] { sections.indices.flatMap { rows(of: $0, width: width) } }

    /// Selects a section, and scrolls to it.
    mutating func show(_ section: Int, in size: Size) {
        selected = section
        let heights = sections.indices.map { rows(of: $0, width: size.width).count }
        let above = heights.prefix(section).reduce(0, +)
        top = min(above, max(0, heights.reduce(0, +) - size.height))
    }

    private func rows(of index: Int, width: Int) -> [PlanRow] {
        let section = sections[index]
        let heading = "\(section.field.title) of \(section.name)"
        var rows: [PlanRow] = index == 0 ? [] : [.blank]
        rows.append(.heading(heading, isSelected: isList && index == selected))
        rows += section.rows(width: width)
        return rows
    }
}

extension PlanSection {
    fileprivate func rows(width: Int) -> [PlanRow] {
        var rows = PlanSection.words(stateWords.0, stateWords.1, width)
        guard state != .same, state != .gone else { return rows }
        if state.isOpen { rows += warningRows(width) }
        if isConflict, pick == nil, state.isOpen {
            rows += PlanSection.words("What they changed:", .plain, width)
            rows += others.rows(width: width)
            rows += PlanSection.words("What you changed:", .plain, width)
            rows += own.rows(width: width)
            rows += PlanSection.words("What yours would do to theirs:", .plain, width)
        }
        switch state {
        case .fetching, .notFetched:
            rows += PlanSection.words("What you changed, as far as is known here:", .muted, width)
        default: break
        }
        if pick != .theirs { rows += change.rows(width: width) }
        return rows
    }

    private static func words(_ text: String, _ tone: PlanRow.Tone, _ width: Int) -> [PlanRow] {
        text.isEmpty ? [] : Paragraph.lines(text, width: width).map { .words($0, tone) }
    }

    private func warningRows(_ width: Int) -> [PlanRow] {
        warnings.flatMap { warning in
            switch warning {
            case .empty:
                PlanSection.words(
                    "! An empty text is not the server's default: the alert would show nothing in this place. Ctrl-R in the editor gives the default back.",
                    .warning, width)
            case .faulty(let place, let message, let remedy):
                PlanSection.words(
                    "✗ The server would refuse it. At \(place): \(message)" + (remedy.map { " → \($0)" } ?? ""),
                    .danger,
                    width)
                    + (isConsented ? PlanSection.words("It is sent all the same: you said so.", .plain, width) : [])
            case .dropsDraft:
                PlanSection.words("! Your draft of it is dropped when the server has confirmed.", .warning, width)
            case .hindered(let words): PlanSection.words("✗ Not sent: \(words)", .danger, width)
            }
        }
    }

    private var stateWords: (String, PlanRow.Tone) {
        switch state {
        case .fetching: ("↻ asking what the server holds now", .busy)
        case .notFetched(let error):
            ("✗ What the server holds now could not be fetched: \(error.summary). Nothing is sent unseen.", .danger)
        case .gone: ("✗ The integration is not on the server any more. Your text stays here as a draft.", .danger)
        case .same: ("✓ It is already so on the server: nothing to send.", .ok)
        case .sending: ("↻ sending; the server has not confirmed yet", .busy)
        case .saved: ("✓ saved", .ok)
        case .refused(let error): ("✗ not saved: \(error.summary). Your text is kept.", .danger)
        case .unanswered(let words):
            ("? no answer (\(words)): it may be saved; the server is asked. Your text is kept.", .warning)
        case .tookTheirs: ("✓ theirs stays, your draft is dropped", .ok)
        case .held(let words): ("· not sent: \(words)", .warning)
        case .open: conflictWords
        }
    }

    private var conflictWords: (String, PlanRow.Tone) {
        guard isConflict else { return ("", .plain) }
        switch pick {
        case nil:
            return ("! Somebody has changed this since you began: m keeps yours, t takes theirs, e edits on.", .warning)
        case .mine: return ("! Yours takes the place of what somebody else wrote:", .warning)
        case .theirs: return ("! Theirs stays, and your draft is dropped.", .warning)
        }
    }
}
