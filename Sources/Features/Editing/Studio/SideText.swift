import OnCall
import OnCallTemplates
import TerminalCore
import TextEditing

/// Breaks text into lines of the side pane.
struct SideText {
    let width: Int

    /// A sentence, wrapped at blanks.
    func paragraph(_ message: String, _ role: Role) -> [SideLine] {
        verbatim(message, role, most: .max)
    }

    /// A sentence after a mark; continuation lines are indented.
    func marked(_ mark: String, _ message: String, _ role: Role) -> [SideLine] {
        let inner = SideText(width: width - 2).verbatim(
            message, role == .danger || role == .warning ? .text : role, most: .max)
        return inner.enumerated().map { row, line in
            SideLine([row == 0 ? SideLine.Piece(mark + " ", role) : SideLine.Piece("  ")] + line.pieces)
        }
    }

    /// Text as it is, with its line breaks.
    /// - Parameter most: maximum rows; if there are more, the last says how many.
    func verbatim(_ text: String, _ role: Role, most: Int) -> [SideLine] {
        verbatim(EditableText(text), role, most: most)
    }

    func verbatim(_ text: EditableText, _ role: Role, most: Int) -> [SideLine] {
        let wrap = SoftWrap(text, width: width + 1) { TerminalCore.width(of: $0) }
        let isCut = wrap.rows.count > most
        var lines = wrap.rows.prefix(isCut ? most - 1 : most).map { row in
            SideLine(SideLine.Piece(String(wrap.characters(of: row)), role))
        }
        if isCut { lines.append(SideLine(SideLine.Piece("… \(wrap.rows.count - most + 1) more lines", .muted))) }
        return lines
    }

    /// The result as its channel shows it.
    /// - Parameter markup: nil for the text as it is.
    func outcome(_ rendering: SlotRendering, as markup: Markup?) -> [SideLine] {
        guard let markup, case .text(let text) = rendering.outcome, !text.isEmpty else {
            return outcome(rendering, most: .max)
        }
        return markup.read(text.text).lines(width: width)
    }

    /// The result as people get it, and what the channel does to it; nil for a result that no channel changes.
    func delivered(_ rendering: SlotRendering, as markup: Markup?) -> [SideLine]? {
        guard let delivery = rendering.delivery, !delivery.steps.isEmpty, case .text(let text) = rendering.outcome
        else {
            return nil
        }
        // Pages and e-mails are HTML, of which people see what the Markdown says.
        let shown = delivery.steps.contains(.markdown) ? text.text : delivery.text
        var lines =
            switch (shown, markup) {
            case (nil, _): [SideLine(SideLine.Piece("(nothing)", .muted))]
            case (let shown?, let markup?): markup.read(shown).lines(width: width)
            case (let shown?, nil): verbatim(shown, .text, most: .max)
            }
        lines += [.blank, .heading("Changed by the channel")]
        for step in delivery.steps { lines += marked("·", step.sentence, .muted) }
        return lines
    }

    /// The result as people get it, in few rows, with what stands in for it or is left out.
    func brief(_ rendering: SlotRendering, as markup: Markup?, most: Int) -> [SideLine] {
        guard case .text(let text) = rendering.outcome else { return outcome(rendering, most: most) }
        let steps = rendering.delivery?.steps ?? []
        let delivered = steps.isEmpty || steps.contains(.markdown) ? text.text : rendering.delivery?.text ?? ""
        var lines =
            delivered.isEmpty
            ? [SideLine(SideLine.Piece("(nothing)", .muted))]
            : markup?.read(delivered).lines(width: width) ?? verbatim(delivered, .text, most: .max)
        if lines.count > most {
            lines =
                Array(lines.prefix(most - 1)) + [
                    SideLine(SideLine.Piece("… \(lines.count - most + 1) more lines", .muted))
                ]
        }
        for step in steps where step.replaces { lines += marked("·", step.sentence, .muted) }
        return lines
    }

    /// The rendered text; an empty result and blanks are made visible.
    func outcome(_ rendering: SlotRendering, most: Int) -> [SideLine] {
        switch rendering.outcome {
        case .text(let text) where text.isEmpty: return [SideLine(SideLine.Piece("(nothing)", .muted))]
        case .text(let text): return verbatim(text, .text, most: most)
        case .failure(let message, let location):
            return verbatim(message + (location.map { " (\($0))" } ?? ""), .danger, most: most)
        }
    }

    /// Whether a condition holds.
    func verdict(_ rendering: SlotRendering, of slot: TemplateSlot) -> [SideLine] {
        guard let verdict = rendering.verdict else { return [] }
        let verb = TemplateKind(slot) == .acknowledgeCondition ? "acknowledge" : "resolve"
        return [
            verdict
                ? SideLine(SideLine.Piece("✓ would \(verb)", .ok))
                : SideLine(SideLine.Piece("✗ would not \(verb)", .warning))
        ]
    }
}
