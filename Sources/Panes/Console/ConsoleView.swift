// Module Panes
//
// What the console looks like: views that draw state on a canvas, and every sentence on the screen (`Words`).
//
// Used by the executable.
// Must not change state. It must not know the terminal: it draws on a canvas, in roles of a theme.

package import Features
package import TerminalCore

/// Draws the whole console: a pure function of state and theme.
package enum ConsoleView {
    package static func draw(_ console: Console, theme: Theme, on canvas: inout Canvas) {
        guard !console.isTooSmall else {
            drawTooSmall(console, theme, &canvas)
            return
        }
        let layout = console.layout
        HeaderView.draw(console, theme, in: layout.header, on: &canvas)
        for placed in layout.panes {
            let isFocused = placed.pane == console.focus && console.dialog == nil
            switch placed.pane {
            case .list: ListView.draw(console, theme, in: placed.frame, isFocused: isFocused, on: &canvas)
            case .detail: DetailView.draw(console, theme, in: placed.frame, isFocused: isFocused, on: &canvas)
            case .editor: EditorPaneView.draw(console, theme, in: placed.frame, isFocused: isFocused, on: &canvas)
            case .side: SideView.draw(console, theme, in: placed.frame, isFocused: isFocused, on: &canvas)
            case .payload: PayloadView.draw(console, theme, in: placed.frame, isFocused: isFocused, on: &canvas)
            }
        }
        StatusView.draw(console, theme, in: layout, on: &canvas)
        FooterView.draw(console.footerKeys, theme, in: layout.footer, on: &canvas)
        CompletionView.draw(console, theme, on: &canvas)
        if let line = console.commandLine, console.dialog == nil {
            CommandLineView.draw(line, theme, in: layout.status, on: &canvas)
        }
        DialogView.draw(console, theme, on: &canvas)
        // On a small screen a dialog covers the line for messages, and the message may be about the dialog.
        if console.dialog != nil, console.notice != nil || console.retryWords != nil {
            StatusView.draw(console, theme, in: layout, on: &canvas)
        }
    }

    /// A canvas with the console on it.
    package static func canvas(_ console: Console, theme: Theme) -> Canvas {
        var canvas = Canvas(size: console.size, style: theme[.text])
        draw(console, theme: theme, on: &canvas)
        return canvas
    }

    private static func drawTooSmall(_ console: Console, _ theme: Theme, _ canvas: inout Canvas) {
        let smallest = PaneLayout.smallest
        let words =
            "oncall-tui needs \(smallest.width) columns and \(smallest.height) rows; here are \(console.size.width) and \(console.size.height). Nothing is lost: make the window larger."
        canvas.paragraph(
            words, x: 0, y: 0, width: console.size.width, rows: console.size.height, style: theme[.warning])
    }
}
