import Features
import JSON
import OnCall
import TerminalCore
import TextEditing

/// The dialog that chooses the value of a field.
enum ChoiceDialogView {
    static func draw(_ dialog: ChoiceDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let size = Size(width: min(60, canvas.bounds.width - 2), height: ChoiceDialog.height + 8)
        let title = "\(dialog.field.title) of \(surroundings.name(of: dialog.integration))"
        DialogFrame.draw(title, size: size, theme, on: &canvas) { canvas in
            let ground = theme[.dialog]
            let width = canvas.bounds.width
            let gap = canvas.bounds.height > ChoiceDialog.height + 3 ? 1 : 0
            canvas.textField(
                dialog.text, in: Rect(x: 0, y: gap, width: width, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: true)
            if dialog.text.isEmpty {
                // The cursor is on the first cell of the field.
                canvas.put("type to search", x: 2, y: gap, style: theme[.muted].on(ground), width: width - 2)
            }
            let top = 1 + 2 * gap
            let room = max(1, min(ChoiceDialog.height, canvas.bounds.height - top - 1 - gap))
            drawChoices(dialog, surroundings, theme, in: Rect(x: 0, y: top, width: width, height: room), &canvas)
            let (message, role) = state(dialog, surroundings)
            canvas.paragraph(
                message, x: 0, y: top + room + gap, width: width, rows: 2, style: theme[role].on(ground))
        }
    }

    private static func drawChoices(
        _ dialog: ChoiceDialog, _ surroundings: Surroundings, _ theme: Theme, in area: Rect, _ canvas: inout Canvas
    ) {
        let ground = theme[.dialog]
        let choices = dialog.choices(surroundings)
        let chosen = dialog.index(in: choices)
        let top = max(0, min(chosen - area.height / 2, choices.count - area.height))
        for (row, choice) in choices.dropFirst(top).prefix(area.height).enumerated() {
            let isChosen = top + row == chosen
            let y = area.y + row
            let base = isChosen ? theme[.selection] : ground
            if isChosen { canvas.fill(Rect(x: 0, y: y, width: area.width, height: 1), style: base) }
            let note =
                choice.value == dialog.current ? "current" : choice.isTyped ? "as typed" : ""
            let noteColumns = displayWidth(note)
            let style = isChosen ? base : theme[choice.value.isNull ? .muted : .text].on(ground)
            canvas.put(
                (isChosen ? "› " : "  ") + choice.name, x: 0, y: y, style: style,
                width: area.width - noteColumns - 2)
            canvas.put(
                note, endingAt: area.width, y: y,
                style: isChosen ? theme.style(.muted, onSelection: base) : theme[.muted].on(ground),
                width: noteColumns)
        }
        let below = choices.count - top - area.height
        guard below > 0 else { return }
        canvas.put(
            " \(below) more ↓", endingAt: area.width, y: area.y + area.height - 1, style: theme[.muted].on(ground),
            width: 12)
    }

    private static func state(_ dialog: ChoiceDialog, _ surroundings: Surroundings) -> (String, Role) {
        if dialog.isReading(surroundings) { return ("↻ reading the list", .busy) }
        let choices = dialog.choices(surroundings)
        guard let choice = dialog.choice(surroundings) else {
            return dialog.field == .route(.slackChannel)
                ? ("not in the server's list; type the id of the channel", .muted)
                : ("nothing matches; delete some letters", .muted)
        }
        if choice.value == dialog.current { return ("Enter changes nothing: this is the current value", .muted) }
        if choice.isTyped { return ("not in the server's list; Enter takes it as an id", .warning) }
        if dialog.text.isEmpty, choices.count == 1 { return ("the server lists none", .muted) }
        return ("Enter shows the plan", .ok)
    }
}
