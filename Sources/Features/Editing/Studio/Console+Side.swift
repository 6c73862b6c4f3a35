import JinjaEditing
import OnCall
import OnCallTemplates
import TerminalCore
import TextEditing

extension Console {
    /// The rows of the side pane, none wider than `width` cells.
    package func sideLines(width: Int) -> [SideLine] {
        if let rows = studio?.sideRows, rows.key.width == width { return rows.lines }
        return freshSideLines(width: width)
    }

    /// Wraps the side pane again if something has changed.
    mutating func updateSideRows() {
        guard let studio, let editor = templateEditor else { return }
        let key = SideRows.Key(
            side: studio.side, width: layout.inside(.side).width - 2, report: studio.report?.number,
            request: studio.request?.number, faults: editor.check?.faults ?? [],
            isEmpty: editor.text.isEmpty, isDefault: editor.text.isEmpty && editor.base.isNull,
            isRaw: studio.isRaw, isFaultQuiet: studio.isFaultQuiet,
            example: studio.side == .cheatSheet ? studio.example : nil)
        guard studio.sideRows?.key != key else { return }
        let lines = freshSideLines(width: key.width)
        editingState.studio?.sideRows = SideRows(key: key, lines: lines)
    }

    private func freshSideLines(width: Int) -> [SideLine] {
        guard let studio, let editor = templateEditor, width > 4 else { return [] }
        let text = SideText(width: width)
        switch studio.side {
        case .result: return resultLines(studio, editor, text)
        case .allTemplates: return allTemplatesLines(studio, text)
        case .cheatSheet: return Console.cheatSheetLines(text, selected: studio.example)
        }
    }

    // MARK: This template

    private func resultLines(_ studio: Studio, _ editor: FieldEditor, _ text: SideText) -> [SideLine] {
        let markup = studio.isRaw ? nil : studio.markup
        if let faults = editor.check?.faults, !faults.isEmpty {
            // What is being typed is unfinished, and not wrong.
            if studio.isFaultQuiet, let lastGood = studio.lastGood { return text.outcome(lastGood, as: markup) }
            return faultLines(faults, text) + lastGoodLines(studio, text)
        }
        if editor.text.isEmpty, editor.base.isNull {
            return text.paragraph(
                "The server's default applies. Only the server knows what it renders for this payload.", .muted)
        }
        if editor.text.isEmpty {
            return text.marked("!", EmptyTemplate.sentence, .warning)
                + text.paragraph("Only the server knows what its default renders for this payload.", .muted)
        }
        guard let rendering = studio.rendering else { return [SideLine(SideLine.Piece("rendering …", .busy))] }
        var lines = text.verdict(rendering, of: studio.slot)
        let delivered = studio.isRaw ? nil : text.delivered(rendering, as: markup)
        lines += delivered ?? text.outcome(rendering, as: markup)
        if !rendering.advice.isEmpty {
            lines += [
                .blank, .heading(rendering.advice.count == 1 ? "1 warning" : "\(rendering.advice.count) warnings"),
            ]
            let places = ByteOffsets(editor.text)
            for advice in rendering.advice {
                let location = advice.range.map { places.position(atByte: $0.lowerBound) }
                let message = location.map { "\($0.line + 1):\($0.column + 1) " } ?? ""
                lines += text.marked("!", message + advice.message, .warning)
            }
        }
        if !rendering.placeholders.isEmpty {
            lines += [.blank, .heading("Placeholders (filled in by the server)")]
            for placeholder in rendering.placeholders { lines += text.marked("·", placeholder, .muted) }
        }
        return lines
    }

    /// The last valid result stays useful while typing.
    private func lastGoodLines(_ studio: Studio, _ text: SideText) -> [SideLine] {
        guard let rendering = studio.lastGood else { return [] }
        return [.blank, .heading("Last valid result")] + text.outcome(rendering, most: .max).map { $0.muted }
    }

    private func faultLines(_ faults: [TemplateCheck.Fault], _ text: SideText) -> [SideLine] {
        var lines = text.paragraph("No result: the server would refuse this template.", .danger)
        for fault in faults {
            lines.append(.blank)
            let location = "\(fault.range.start.line + 1):\(fault.range.start.column + 1)"
            lines += text.marked("✗", "\(location) \(fault.message)", .danger)
            if let remedy = fault.remedy { lines += text.marked("→", remedy, .accent) }
        }
        return lines
    }

    // MARK: All templates

    private func allTemplatesLines(_ studio: Studio, _ text: SideText) -> [SideLine] {
        guard let request = studio.request else { return [] }
        var lines: [SideLine] = []
        var groups: [String] = []
        for piece in request.pieces where !groups.contains(piece.slot.groupTitle) {
            groups.append(piece.slot.groupTitle)
        }
        for group in groups {
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(group))
            for piece in request.pieces where piece.slot.groupTitle == group {
                lines += allTemplatesLines(piece, studio, text)
            }
        }
        return lines
    }

    /// The column of results that fit beside their titles.
    private static let resultColumn = 22

    private func allTemplatesLines(_ piece: RenderRequest.Piece, _ studio: Studio, _ text: SideText) -> [SideLine] {
        let isOpen = piece.slot == studio.slot
        let title = SideLine.Piece((isOpen ? "› " : "  ") + piece.slot.shortTitle, isOpen ? .focus : .accent)
        guard piece.text != nil else {
            let gap = String(
                repeating: " ", count: max(1, Console.resultColumn - TerminalCore.displayWidth(title.text)))
            guard piece.isEmptied else {
                return [SideLine(title, SideLine.Piece(gap + "server's default, not known here", .muted))]
            }
            return [SideLine(title, SideLine.Piece(gap + "empty: acts as the default", .warning))]
                + SideText(width: text.width - 2).paragraph(EmptyTemplate.rendersNothing, .muted)
                .map { SideLine([SideLine.Piece("  ")] + $0.pieces) }
        }
        guard let rendering = studio.report?.results[piece.slot] else {
            return [SideLine(title, SideLine.Piece("  …", .busy))]
        }
        let inner = SideText(width: text.width - 2)
        var first = [title]
        for line in inner.verdict(rendering, of: piece.slot) { first += [SideLine.Piece("  ")] + line.pieces }
        var body =
            studio.isRaw
            ? inner.outcome(rendering, most: 8) : inner.brief(rendering, as: Markup(piece.slot), most: 8)
        // A result that fits is shown beside its title, in its own column.
        let gap = Console.resultColumn - TerminalCore.displayWidth(title.text)
        if first.count == 1, body.count == 1, gap > 0, Console.resultColumn + body[0].width <= text.width {
            first += [SideLine.Piece(String(repeating: " ", count: gap))] + body[0].pieces
            body = []
        }
        if !rendering.advice.isEmpty {
            let message = rendering.advice.count == 1 ? "1 warning" : "\(rendering.advice.count) warnings"
            body.append(SideLine(SideLine.Piece("! \(message)", .warning)))
        }
        return [SideLine(first)] + body.map { SideLine([SideLine.Piece("  ")] + $0.pieces) }
    }

    // MARK: The cheat sheet

    private static func cheatSheetLines(_ text: SideText, selected: Int) -> [SideLine] {
        let text = SideText(width: text.width - 2)
        var lines: [SideLine] = []
        var number = 0
        for section in CheatSheet.sections {
            if !lines.isEmpty { lines.append(.blank) }
            lines.append(.heading(section.title))
            for example in section.examples {
                var rows = text.paragraph(example.note, .muted)
                rows += text.verbatim(example.template, .accent, most: .max)
                rows += text.marked("→", example.result.isEmpty ? "(nothing)" : example.result, .text)
                for (row, line) in rows.enumerated() {
                    let mark = number == selected ? row == 0 ? "› " : "▏ " : "  "
                    var marked = SideLine([SideLine.Piece(mark, .focus)] + line.pieces)
                    marked.example = number
                    lines.append(marked)
                }
                lines.append(.blank)
                number += 1
            }
            lines.removeLast()
        }
        return lines
    }
}
