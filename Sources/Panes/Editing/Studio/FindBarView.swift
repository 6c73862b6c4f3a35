import Features
import TerminalCore
import TextEditing

/// The line below a template for find, replace, or go to line.
enum FindBarView {
    /// - Parameter text: the text that is searched.
    static func draw(_ find: FindBar, in text: EditableText, _ theme: Theme, on canvas: inout Canvas) {
        let size = canvas.bounds.size
        canvas.fill(canvas.bounds, style: theme[.text])
        if size.height > 2 {
            canvas.fill(Rect(x: 0, y: 0, width: size.width, height: 1), style: theme[.border], character: "─")
        }
        let y = size.height > 2 ? 1 : 0
        guard find.purpose == .text else {
            canvas.put("Line", x: 1, y: y, style: theme[.accent])
            field(find.needle, y: y, hasKeyboard: true, theme, &canvas)
            return
        }
        // With only one line available, it shows the field that has the keyboard.
        if size.height > 2 || find.part == .needle {
            canvas.put("Find", x: 1, y: y, style: theme[.accent])
            field(find.needle, y: y, hasKeyboard: find.part == .needle, theme, &canvas)
            if let (current, count) = find.matches(in: text) {
                let summary = count == 0 ? "none" : current == 0 ? "\(count)" : "\(current) of \(count)"
                canvas.put(
                    summary, endingAt: size.width - 1, y: y, style: theme[count == 0 ? .warning : .muted], width: 12)
            }
        }
        if size.height > 2 || find.part == .replacement {
            let y = size.height > 2 ? 2 : 0
            canvas.put("Replace", x: 1, y: y, style: theme[.accent])
            field(find.replacement, y: y, hasKeyboard: find.part == .replacement, theme, &canvas)
        }
    }

    private static func field(
        _ text: EditableText, y: Int, hasKeyboard: Bool, _ theme: Theme, _ canvas: inout Canvas
    ) {
        let rect = Rect(x: 9, y: y, width: max(4, canvas.bounds.width - 23), height: 1)
        canvas.textField(
            text, in: rect, style: theme[.text].adding(.underline), theme: theme, hasKeyboard: hasKeyboard)
    }
}
