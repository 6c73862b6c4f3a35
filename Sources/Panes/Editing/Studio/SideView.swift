import Features
import TerminalCore

/// The pane beside a template: its result, the results of all templates, or the cheat-sheet.
enum SideView {
    static func draw(_ console: Console, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        guard let studio = console.studio else { return }
        canvas.frame(
            frame, heading: heading(studio, theme, isFocused: isFocused),
            note: note(studio, console.payload?.title, width: frame.width),
            style: theme[isFocused ? .focus : .border], noteStyle: theme[studio.isRendering ? .busy : .muted])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            let size = canvas.bounds.size
            let lines = console.sideLines(width: size.width - 2)
            for (y, line) in lines.dropFirst(studio.top).prefix(size.height).enumerated() {
                let spans = line.pieces.map { Span($0.text, style($0.role, line, theme)) }
                let used = canvas.put(spans, x: 1, y: y, width: size.width - 2)
                if line.isHeading {
                    let rule = Rect(x: used + 2, y: y, width: max(0, size.width - used - 3), height: 1)
                    canvas.fill(rule, style: theme[.border], character: "─")
                }
            }
            if studio.top > 0 { canvas.put("↑", x: size.width - 1, y: 0, style: theme[.muted]) }
            if lines.count > studio.top + size.height {
                canvas.put("↓", x: size.width - 1, y: size.height - 1, style: theme[.muted])
            }
        }
    }

    private static func style(_ role: Role, _ line: SideLine, _ theme: Theme) -> Style {
        line.isHeading ? theme[role].adding(.bold) : theme[role]
    }

    private static func heading(_ studio: Studio, _ theme: Theme, isFocused: Bool) -> [Span] {
        let title =
            switch studio.side {
            case .result: "Result"
            case .everything: "All results"
            case .sheet: "Cheat-sheet"
            }
        return [Span(title, theme[isFocused ? .focus : .title])]
    }

    /// Results are ours, not the server's, and of one payload: that is said where they are.
    private static func note(_ studio: Studio, _ title: String?, width: Int) -> String {
        if studio.side == .sheet { return "" }
        let place = studio.isRendering ? "↻ local" : "local"
        guard let title else { return place }
        let words = "\(place) · \(title)"
        return displayWidth(words) <= width - 20 ? words : place
    }
}
