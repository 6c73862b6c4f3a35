import Features
import FoundationEssentials
import OnCall
import TerminalCore
import TextEditing

/// The dialog that starts maintenance windows, or moves their ends.
enum MaintenanceDialogView {
    static func draw(_ dialog: MaintenanceDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas)
    {
        let above = head(dialog, surroundings)
        let rows = dialog.purpose == .start ? dialog.modes.count : above.count
        let columns = min(76, canvas.bounds.width - 2)
        let (sentence, role) = sentence(dialog, surroundings)
        let lines = Paragraph.lines(sentence, width: DialogFrame.inside(columns)).count
        let size = Size(width: columns, height: rows + 9 + max(usualLines, lines))
        let name = subject(dialog, surroundings)
        let isRoomy = canvas.bounds.height - 2 >= size.height
        let verb = dialog.purpose == .start ? "Start maintenance" : "Extend maintenance"
        let ground = theme[.dialog]
        DialogFrame.draw(isRoomy ? verb : "\(verb): \(name)", size: size, theme, on: &canvas) { canvas in
            let width = canvas.bounds.width
            var y = 0
            if isRoomy {
                canvas.put(name, x: 0, y: 1, style: theme[.text].on(ground).adding(.bold), width: width)
                y = 3
            }
            y =
                dialog.purpose == .start
                ? drawModes(dialog, theme, y: y, &canvas) : drawHead(above, theme, y: y, &canvas)
            if isRoomy { y += 1 }
            y = drawFields(dialog, surroundings, theme, y: y, isRoomy: isRoomy, &canvas)
            canvas.paragraph(
                sentence, x: 0, y: y + (isRoomy ? 1 : 0), width: width, rows: max(usualLines, lines),
                style: theme[role].on(ground))
        }
    }

    /// The room of the sentence, so that the dialog keeps its height while one types.
    private static let usualLines = 3

    /// The name of the integration, or how many there are.
    private static func subject(_ dialog: MaintenanceDialog, _ surroundings: Surroundings) -> String {
        let names = dialog.integrations.map { surroundings.name(of: $0) }
        guard names.count != 1 else { return names[0] }
        return "\(names.count) integrations: \(names.prefix(6).joined(separator: ", "))" + (names.count > 6 ? " …" : "")
    }

    private static func drawModes(_ dialog: MaintenanceDialog, _ theme: Theme, y top: Int, _ canvas: inout Canvas)
        -> Int
    {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        for (index, mode) in dialog.modes.enumerated() {
            let y = top + index
            let isChosen = index == dialog.modeIndex
            // Alerts that are ignored are lost: this one can't be undone.
            let role: Role? = mode == .disableAlerts ? .danger : nil
            let style = isChosen ? theme[.selection] : role.map { theme[$0].on(ground) } ?? ground
            if isChosen { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: style) }
            canvas.put(isChosen ? "›" : " ", x: 0, y: y, style: style)
            canvas.put((role == nil ? "" : "! ") + mode.title, x: 2, y: y, style: style, width: 20)
            // Too narrow for the explanation: the sentence below explains the chosen mode.
            if width >= 50 {
                let muted = role.map { theme[$0].on(ground) } ?? theme[.muted].on(ground)
                canvas.put(mode.explanation, x: 23, y: y, style: isChosen ? style : muted, width: width - 23)
            }
        }
        return top + dialog.modes.count
    }

    // MARK: Extending

    /// What an extension does, before its new end: first the gap, then the stop.
    private static func head(_ dialog: MaintenanceDialog, _ surroundings: Surroundings) -> [String] {
        guard dialog.purpose == .extend else { return [] }
        var lines = ["The API can't move an end: the window is stopped and started again."]
        lines.append("For about a second in between, alerts are handled as usual.")
        let windows = dialog.integrations.compactMap { surroundings.directory.integration($0)?.maintenance }
        if windows.contains(where: \.mode.collectsAlerts) {
            lines.append("The stop resolves the group of collected alerts, and says so in Slack.")
        }
        if windows.count == 1, let window = windows.first {
            let end = window.endsAt.map { "ends \(surroundings.clockTime(of: $0))" } ?? "has no end"
            lines.append("Now: \(window.mode.title), \(end).")
        }
        return lines
    }

    private static func drawHead(_ lines: [String], _ theme: Theme, y top: Int, _ canvas: inout Canvas) -> Int {
        for (index, line) in lines.enumerated() {
            canvas.put(
                line, x: 0, y: top + index, style: theme[.text].on(theme[.dialog]), width: canvas.bounds.width)
        }
        return top + lines.count
    }

    // MARK: Fields

    private static func drawFields(
        _ dialog: MaintenanceDialog, _ surroundings: Surroundings, _ theme: Theme, y top: Int, isRoomy: Bool,
        _ canvas: inout Canvas
    ) -> Int {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        var y = top
        let label = dialog.purpose == .start ? "For how long" : dialog.isLonger(surroundings) ? "Longer by" : "New end"
        canvas.put(label, x: 0, y: y, style: theme[.accent].on(ground))
        canvas.textField(
            dialog.duration, in: Rect(x: 14, y: y, width: 22, height: 1),
            style: theme[.text].on(ground).adding(.underline),
            theme: theme, hasKeyboard: !dialog.isInWhy)
        if width >= 50 {
            canvas.put("45m · 1h30 · until 18:00", x: 38, y: y, style: theme[.muted].on(ground), width: width - 38)
        }
        if isRoomy {
            y += 1
            var x = 14
            for preset in MaintenanceDialog.presets {
                let style = preset == dialog.duration.text ? theme[.selection] : theme[.key].on(ground)
                canvas.put(preset, x: x, y: y, style: style)
                x += preset.count + 2
            }
            let more = dialog.purpose == .start ? "Tab · 22:00 for 2h" : "Tab"
            canvas.put(more, x: 38, y: y, style: theme[.muted].on(ground), width: max(0, width - 38))
        }
        if isRoomy || dialog.isInWhy {
            y += 1
            canvas.put("Why", x: 0, y: y, style: theme[.accent].on(ground))
            canvas.textField(
                dialog.why, in: Rect(x: 14, y: y, width: max(12, min(22, width - 14)), height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: dialog.isInWhy)
            if width >= 50 {
                canvas.put(
                    "Ctrl-O · only on this machine", x: 38, y: y, style: theme[.muted].on(ground),
                    width: width - 38)
            }
        }
        return y + 1
    }

    /// What Enter does, or why it does nothing.
    private static func sentence(_ dialog: MaintenanceDialog, _ surroundings: Surroundings) -> (String, Role) {
        switch dialog.recurring(surroundings) {
        case .success(let window)?:
            let next = surroundings.nextStarts(of: window, count: 5).map { surroundings.clockTime(of: $0) }
            return ("Enter puts it into the queue: \(window.title). Next: \(next.joined(separator: ", ")).", .ok)
        case .failure(let problem)?: return (problem.message, .danger)
        case nil: break
        }
        switch dialog.window(surroundings) {
        case .success(let window):
            var text = window.start == nil ? "Enter: " : "Enter puts it into the queue: "
            text += window.sentence
            if let difference = surroundings.clockDifference { text += ", \(difference)" }
            if let mode = dialog.mode { text += ": \(mode.explanation)" }
            if dialog.purpose == .extend, dialog.integrations.count > 1, window.isLength {
                text = "Enter: each ends \(MaintenanceDuration.text(window.seconds)) later"
            }
            if window.start != nil { text += ". It runs while this console is open" }
            return (text + ".", dialog.mode == .disableAlerts ? .danger : .ok)
        case .failure(let problem): return (problem.message, .danger)
        }
    }
}
