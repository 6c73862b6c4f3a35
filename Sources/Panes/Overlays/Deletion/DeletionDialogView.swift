import Features
import OnCall
import TerminalCore

/// The dialog that deletes an integration.
enum DeletionDialogView {
    static func draw(_ dialog: DeletionDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let name = surroundings.name(of: dialog.integration)
        let ground = theme[.dialog]
        let width = min(68, canvas.bounds.width - 2)
        DialogFrame.draw("Delete integration", size: Size(width: width, height: 10), danger: true, theme, on: &canvas) {
            canvas in
            let width = canvas.bounds.width
            let isRoomy = canvas.bounds.height >= 8
            let top = isRoomy ? 1 : 0
            canvas.put(name, x: 0, y: top, style: theme[.text].on(ground).adding(.bold), width: width)
            canvas.paragraph(
                "It stops taking alerts at once. This can't be undone; its alert groups stay.", x: 0, y: top + 1,
                width: width,
                rows: isRoomy ? 2 : 3, style: theme[.danger].on(ground))
            let label = "Type \(DeletionDialog.word)"
            canvas.put(label, x: 0, y: top + 4, style: theme[.accent].on(ground))
            canvas.textField(
                dialog.typed,
                in: Rect(x: 14, y: top + 4, width: dialog.isConfirmed ? 12 : max(12, width - 14), height: 1),
                style: theme[.text].on(ground).adding(.underline),
                theme: theme, hasKeyboard: true, keepsStart: true)
            if dialog.isConfirmed {
                canvas.put("Enter deletes it", x: 28, y: top + 4, style: theme[.danger].on(ground), width: width - 28)
            }
            let delete = [Span("Enter", theme[.key].on(ground)), Span(" delete     ", ground)]
            canvas.put(
                (dialog.isConfirmed ? delete : []) + [Span("Esc", theme[.key].on(ground)), Span(" keep", ground)],
                x: 0, y: canvas.bounds.height - 1, width: width)
        }
    }
}
