import Features
import TerminalCore

/// The side pane: the result of a template, the results of all templates, or the cheat sheet.
enum SideView {
    static func draw(_ scene: SideScene, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        canvas.frame(
            frame, heading: [Span(title(scene.side), theme[isFocused ? .focus : .title])],
            note: note(scene, width: frame.width),
            style: theme[isFocused ? .focus : .border], noteStyle: theme[scene.isRendering ? .busy : .muted])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            let size = canvas.bounds.size
            for (y, line) in scene.lines.dropFirst(scene.top).prefix(size.height).enumerated() {
                let spans = line.pieces.map { Span($0.text, style($0.role, line, theme)) }
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

    private static func style(_ role: Role, _ line: SideLine, _ theme: Theme) -> Style {
        line.isHeading ? theme[role].adding(.bold) : theme[role]
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
        let origin = scene.isRendering ? "↻ local" : "local"
        guard let title = scene.payloadTitle else { return origin }
        let described = "\(origin) · \(title)"
        return displayWidth(described) <= width - 20 ? described : origin
    }
}
