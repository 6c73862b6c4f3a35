import Features
import TerminalCore

/// The side pane: the result of a template, the results of all templates, or the cheat sheet.
enum SideView {
    static func draw(_ scene: SideScene, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        canvas.frame(
            frame,
            heading: [Span(title(scene.side), theme[isFocused ? .focus : .title]), Span(kind(scene), theme[.muted])],
            note: note(scene, width: frame.width),
            style: theme[isFocused ? .focus : .border], noteStyle: theme[scene.isRendering ? .busy : .muted])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            let size = canvas.bounds.size
            for (y, line) in scene.lines.dropFirst(scene.top).prefix(size.height).enumerated() {
                let spans = line.pieces.map { Span($0.text, style($0, line, theme)) }
                let used = canvas.put(spans, x: 1, y: y, width: size.width - 2)
                if line.isHeading {
                    let rule = Rect(x: used + 2, y: y, width: max(0, size.width - used - 3), height: 1)
                    canvas.fill(rule, style: theme[.border], character: "─")
                }
            }
            if scene.top > 0 { canvas.put("↑", x: size.width - 1, y: 0, style: theme[.muted]) }
            if scene.lines.count > scene.top + size.height {
                canvas.put("↓", x: size.width - 1, y: size.height - 1, style: theme[.muted])
            }
        }
    }

    private static func style(_ piece: SideLine.Piece, _ line: SideLine, _ theme: Theme) -> Style {
        let emphasis = piece.emphasis
        var style = theme[piece.role]
        if emphasis.contains(.quote) { style = theme[.muted] }
        if emphasis.contains(.code) { style = theme[.syntaxString] }
        if emphasis.contains(.link) { style = theme[.accent].adding(.underline) }
        if emphasis.contains(.italic) { style = style.adding(.italic) }
        if emphasis.contains(.strike) { style = style.adding(.dim) }
        return line.isHeading || emphasis.contains(.bold) ? style.adding(.bold) : style
    }

    /// Whether the result is drawn as people will see it.
    private static func kind(_ scene: SideScene) -> String {
        if scene.isRaw { return " · raw text" }
        return scene.shownAs.map { " · as \($0) shows it" } ?? ""
    }

    private static func title(_ side: Studio.SideContent) -> String {
        switch side {
        case .result: "Result"
        case .allTemplates: "All results"
        case .cheatSheet: "Cheat sheet"
        }
    }

    /// Results are rendered locally and for one payload, which the note says.
    private static func note(_ scene: SideScene, width: Int) -> String {
        if scene.side == .cheatSheet { return "" }
        let origin = scene.isRendering ? "↻ rendered here" : "rendered here"
        // The name of the payload is always shown: it is cut, and what is known without it is left out first.
        let room = max(0, width - 10 - displayWidth(title(scene.side)) - displayWidth(kind(scene)))
        guard let title = scene.payloadTitle else { return origin.cut(toColumns: room) }
        let described = "\(origin) · \(title)"
        if displayWidth(described) <= room { return described }
        return (scene.isRendering ? "↻ " + title : title).cut(toColumns: room)
    }
}
