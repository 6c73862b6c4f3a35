import Features
import FoundationEssentials
import OnCall
import TerminalCore

/// The dialog that starts a maintenance window.
enum MaintenanceDialogView {
    static func draw(_ dialog: MaintenanceDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas)
    {
        let size = Size(width: min(76, canvas.bounds.width - 2), height: dialog.modes.count + 10)
        let count = dialog.marked.count
        let name = count == 0 ? surroundings.name(of: dialog.integration) : "\(count) marked"
        let ground = theme[.dialog]
        let isRoomy = canvas.bounds.height - 2 >= size.height
        let title = isRoomy ? "Start maintenance" : "Start maintenance: \(name)"
        DialogFrame.draw(title, size: size, theme, on: &canvas) { canvas in
            let width = canvas.bounds.width
            var y = 0
            if isRoomy {
                canvas.put(name, x: 0, y: 1, style: theme[.text].on(ground).adding(.bold), width: width)
                y = 3
            }
            for (index, mode) in dialog.modes.enumerated() {
                let isChosen = index == dialog.modeIndex
                let style = isChosen ? theme[.selection] : ground
                if isChosen { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: style) }
                canvas.put(isChosen ? "›" : " ", x: 0, y: y, style: style)
                canvas.put(mode.title, x: 2, y: y, style: style, width: 20)
                // Too narrow for the explanation: the sentence below explains the chosen mode.
                if width >= 50 {
                    canvas.put(
                        mode.explanation, x: 23, y: y, style: isChosen ? style : theme[.muted].on(ground),
                        width: width - 23
                    )
                }
                y += 1
            }
            if isRoomy { y += 1 }
            canvas.put("For how long", x: 0, y: y, style: theme[.accent].on(ground))
            canvas.textField(
                dialog.duration, in: Rect(x: 14, y: y, width: 22, height: 1),
                style: theme[.text].on(ground).adding(.underline),
                theme: theme, hasKeyboard: true)
            if width >= 50 {
                canvas.put(
                    "45m · 1h30m · 90 · until 18:00", x: 38, y: y, style: theme[.muted].on(ground), width: width - 38)
            }
            drawSentence(dialog, surroundings, theme, y: y + (isRoomy ? 2 : 1), &canvas)
        }
    }

    private static func drawSentence(
        _ dialog: MaintenanceDialog, _ surroundings: Surroundings, _ theme: Theme, y: Int, _ canvas: inout Canvas
    ) {
        let clock = surroundings.configuration.clock
        let ground = theme[.dialog]
        let (sentence, style): (String, Style)
        switch dialog.seconds(clock, surroundings.now) {
        case .success(let seconds):
            let end = clock.end(surroundings.now.addingTimeInterval(TimeInterval(seconds)), from: surroundings.now)
            let length = MaintenanceDuration.text(seconds)
            sentence = "Enter: for \(length), until \(end), \(dialog.mode.explanation)."
            style = theme[.ok].on(ground)
        case .failure(let problem):
            sentence = problem.message
            style = theme[.danger].on(ground)
        }
        canvas.paragraph(sentence, x: 0, y: y, width: canvas.bounds.width, rows: 2, style: style)
    }
}
