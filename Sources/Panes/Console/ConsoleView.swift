// Module Panes
//
// What the console looks like: views that draw state on a canvas, and its notices and questions (`Messages`).
//
// Used by the executable.
// Must not change state. It must not know the terminal: it draws on a canvas, in roles of a theme.

package import Features
import OnCall
package import TerminalCore

/// Draws the whole console: a pure function of state and theme.
package enum ConsoleView {
    package static func draw(_ console: Console, theme: Theme, on canvas: inout Canvas) {
        UserKeys.$active.withValue(console.configuration.keys) { drawWithKeys(console, theme: theme, on: &canvas) }
    }

    private static func drawWithKeys(_ console: Console, theme plain: Theme, on canvas: inout Canvas) {
        let theme = console.configuration.guards.isProtected ? plain.withDangerousFrames : plain
        guard !console.isTooSmall else {
            drawTooSmall(console.size, theme, &canvas)
            return
        }
        let layout = console.layout
        HeaderView.draw(console.headerScene, theme, in: layout.header, on: &canvas)
        // The pane with the keyboard comes last, so that the lines it shares are its own.
        let focused = console.dialog == nil ? console.focus : nil
        // A pane below another has its heading in the line they share, and is drawn after it.
        let front = layout.frame(of: focused ?? console.focus)
        let below = layout.panes.filter { $0.frame.y > layout.body.y && $0.frame.y + 1 == front?.maxY }
        let others = layout.panes.filter { $0.pane != focused && !below.contains($0) }
        // Panes that are not seen cost as much as those that are.
        if console.dialog.map({ OverlayView.hidesPanes($0, console.surroundings) }) != true {
            for placed in others + layout.panes.filter({ $0.pane == focused }) + below {
                drawPane(placed.pane, of: console, theme, in: placed.frame, &canvas)
            }
        }
        if focused != nil, let front {
            for placed in below {
                let line = Rect(x: placed.frame.x, y: placed.frame.y, width: placed.frame.width, height: 1)
                canvas.restyle(line.intersection(front)) { $0 == theme[.border] ? theme[.focus] : $0 }
            }
        }
        PaneBorders.draw(layout.panes, focused: focused, theme, on: &canvas)
        let status = console.statusScene
        let keys = console.commandLine == nil ? console.footerKeys : []
        let reserved = FooterView.reserved(keys, in: layout.footer.width)
        let taken = StatusView.draw(status, besides: reserved, theme, in: layout, on: &canvas)
        if console.commandLine == nil { FooterView.draw(keys, after: taken, theme, in: layout.footer, on: &canvas) }
        guard let dialog = console.dialog else {
            drawAtCursor(console, theme, layout, &canvas)
            return
        }
        OverlayView.draw(dialog, console.surroundings, theme, on: &canvas)
        // A message of several lines reaches over the dialog that it may be about.
        if status.notice != nil || status.retry != nil {
            StatusView.draw(status, besides: reserved, theme, in: layout, on: &canvas)
        }
    }

    private static func drawPane(
        _ pane: Pane, of console: Console, _ theme: Theme, in frame: Rect, _ canvas: inout Canvas
    ) {
        let isFocused = pane == console.focus && console.dialog == nil
        switch pane {
        case .list: ListView.draw(console.listScene, theme, in: frame, isFocused: isFocused, on: &canvas)
        case .detail: DetailView.draw(console.detailScene, theme, in: frame, isFocused: isFocused, on: &canvas)
        case .editor: EditorPaneView.draw(console.editorScene, theme, in: frame, isFocused: isFocused, on: &canvas)
        case .side:
            guard let scene = console.sideScene else { break }
            SideView.draw(scene, theme, in: frame, isFocused: isFocused, on: &canvas)
        case .payload: PayloadView.draw(console.payload, theme, in: frame, isFocused: isFocused, on: &canvas)
        }
    }

    /// Completion list and find bar, above the panes while no dialog is open.
    private static func drawAtCursor(
        _ console: Console, _ theme: Theme, _ layout: PaneLayout, _ canvas: inout Canvas
    ) {
        if let list = console.studio?.completion, console.focus == .editor, let editor = console.editing?.fieldEditor {
            CompletionView.draw(list, of: editor, in: layout, theme, on: &canvas)
        }
        if let line = console.commandLine { CommandLineView.draw(line, theme, in: layout.status, on: &canvas) }
    }

    /// A canvas with the console drawn on it.
    package static func canvas(_ console: Console, theme: Theme) -> Canvas {
        var canvas = Canvas(size: console.size, style: theme[.text])
        draw(console, theme: theme, on: &canvas)
        return canvas
    }

    private static func drawTooSmall(_ size: Size, _ theme: Theme, _ canvas: inout Canvas) {
        let smallest = PaneLayout.smallest
        let message =
            "oncall-tui needs \(smallest.width) columns and \(smallest.height) rows; the window has \(size.width) and \(size.height). Nothing is lost: make the window larger."
        canvas.paragraph(
            message, x: 0, y: 0, width: size.width, rows: size.height, style: theme[.warning])
    }
}
