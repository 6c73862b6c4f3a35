import Features
import OnCall
import TerminalCore
import TextEditing

/// The dialog that creates an integration.
enum CreationDialogView {
    private static let maxTypes = 6
    private static let fieldColumn = 8
    private static let searchColumns = 16
    private static let minNameColumns = 16

    static func draw(_ dialog: CreationDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let size = Size(
            width: min(66, canvas.bounds.width - 2), height: maxTypes + 12 + (dialog.origins.isEmpty ? 0 : 2))
        DialogFrame.draw("New integration", size: size, theme, on: &canvas) { canvas in
            // Type, its choices, name, team, state; on a small screen without gaps and with fewer choices.
            let more = dialog.origins.isEmpty ? 0 : 1
            let gap = canvas.bounds.height > maxTypes + 8 + 2 * more ? 1 : 0
            let shown = min(maxTypes, max(1, canvas.bounds.height - 4 - more - gap * (4 + more)))
            var y = drawTypes(dialog, theme, y: gap, shownTypes: shown, &canvas) + gap
            let ground = theme[.dialog]
            let width = canvas.bounds.width - fieldColumn
            title("Name", .name, dialog, theme, y: y, &canvas)
            canvas.textField(
                dialog.name, in: Rect(x: fieldColumn, y: y, width: width, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: dialog.part == .name)
            y += 1 + gap
            title("Team", .team, dialog, theme, y: y, &canvas)
            let team = dialog.team?.name ?? "no team"
            let style = dialog.part == .team ? theme[.selection] : theme[.text].on(ground)
            let used = canvas.put(
                dialog.part == .team ? "‹ \(team) ›" : team, x: fieldColumn, y: y, style: style, width: width)
            if dialog.part == .team {
                let typed = dialog.teamText.text
                let hint =
                    typed.isEmpty
                    ? "type to search" : dialog.team == nil ? "no team matches \"\(typed)\"" : "found by \"\(typed)\""
                canvas.put(
                    hint, x: fieldColumn + used + 2, y: y, style: theme[.muted].on(ground),
                    width: max(0, width - used - 2))
            }
            if more > 0 {
                y += 1 + gap
                drawOrigin(dialog, surroundings, theme, y: y, &canvas)
            }
            drawState(dialog, theme, y: y + 1 + gap, &canvas)
        }
    }

    /// The integration to start from: a search text beside what it finds.
    private static func drawOrigin(
        _ dialog: CreationDialog, _ surroundings: Surroundings, _ theme: Theme, y: Int, _ canvas: inout Canvas
    ) {
        title("From", .origin, dialog, theme, y: y, &canvas)
        let ground = theme[.dialog]
        let isHere = dialog.part == .origin
        var x = fieldColumn
        if isHere || !dialog.originText.isEmpty {
            canvas.textField(
                dialog.originText, in: Rect(x: x, y: y, width: searchColumns, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: isHere)
            x += searchColumns + 1
        }
        // The name is worth more than the count.
        let room = canvas.bounds.width - x - minNameColumns
        let position = isHere ? dialog.originPosition?.message ?? "" : ""
        let count = displayWidth(position) < room ? position : ""
        canvas.put(
            count, endingAt: canvas.bounds.width, y: y, style: theme[.muted].on(ground), width: displayWidth(count))
        let message = originMessage(dialog, surroundings)
        canvas.put(
            isHere ? "‹ \(message) ›" : message, x: x, y: y,
            style: isHere ? theme[.selection] : theme[dialog.origin == nil ? .muted : .text].on(ground),
            width: canvas.bounds.width - x - (count.isEmpty ? 0 : displayWidth(count) + 1))
    }

    private static func originMessage(_ dialog: CreationDialog, _ surroundings: Surroundings) -> String {
        switch dialog.origin {
        case .deleted(let entry):
            return "\(entry.name), deleted \(surroundings.configuration.clock.time(entry.at, from: surroundings.now))"
        case .existing(let integration): return integration.displayName
        case nil:
            if dialog.matchingOrigins.isEmpty { return "none found" }
            return dialog.part == .origin ? "nothing; ↓ or a name" : "nothing; Shift-Tab copies another"
        }
    }

    private static func title(
        _ text: String, _ part: CreationDialog.Part, _ dialog: CreationDialog, _ theme: Theme, y: Int,
        _ canvas: inout Canvas
    ) {
        let ground = theme[.dialog]
        let style = dialog.part == part ? theme[.accent].on(ground).adding(.bold) : theme[.muted].on(ground)
        canvas.put(text, x: 0, y: y, style: style)
    }

    /// - Returns: the row below.
    private static func drawTypes(
        _ dialog: CreationDialog, _ theme: Theme, y: Int, shownTypes: Int, _ canvas: inout Canvas
    ) -> Int {
        let ground = theme[.dialog]
        let width = canvas.bounds.width - fieldColumn
        title("Type", .type, dialog, theme, y: y, &canvas)
        canvas.textField(
            dialog.typeText, in: Rect(x: fieldColumn, y: y, width: width, height: 1),
            style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: dialog.part == .type)
        if dialog.typeText.text.isEmpty, dialog.part != .type {
            canvas.put(dialog.type ?? "", x: fieldColumn, y: y, style: theme[.text].on(ground), width: width)
        }
        let types = dialog.matchingTypes
        let chosen = min(dialog.typeIndex, max(0, types.count - 1))
        let top = max(0, min(chosen - shownTypes / 2, types.count - shownTypes))
        for row in 0..<shownTypes where types.indices.contains(top + row) {
            let isChosen = top + row == chosen
            let style = isChosen ? theme[dialog.part == .type ? .selection : .selectionInactive] : ground
            let type = types[top + row] + (dialog.cloudTypes.contains(types[top + row]) ? "  Grafana Cloud only" : "")
            canvas.put(
                (isChosen ? "› " : "  ") + type, x: fieldColumn, y: y + 1 + row, style: style,
                width: row == shownTypes - 1 ? width - 10 : width)
        }
        let below = types.count - top - shownTypes
        if below > 0 {
            canvas.put(
                "\(below) more ↓", endingAt: canvas.bounds.width, y: y + shownTypes, style: theme[.muted].on(ground),
                width: 12)
        }
        return y + 1 + shownTypes
    }

    private static func drawState(_ dialog: CreationDialog, _ theme: Theme, y: Int, _ canvas: inout Canvas) {
        let ground = theme[.dialog]
        let (message, style): (String, Style) =
            if dialog.request != nil {
                ("↻ creating …  Ctrl-C cancels", theme[.busy].on(ground))
            } else if let failure = dialog.lastFailure {
                ("✗ \(failure.message)", theme[.danger].on(ground))
            } else if let problem = dialog.problem {
                (problem.message, theme[.muted].on(ground))
            } else if dialog.origin != nil {
                (
                    "Enter creates it, with a new id and a new link; templates, labels and route follow in a plan",
                    theme[.ok].on(ground)
                )
            } else {
                (
                    dialog.part == .type && dialog.name.isEmpty
                        ? "Enter goes on to the name"
                        : dialog.name.isEmpty ? "Enter creates it; the server chooses a name" : "Enter creates it",
                    theme[.ok].on(ground)
                )
            }
        canvas.paragraph(message, x: 0, y: y, width: canvas.bounds.width, rows: 3, style: style)
    }
}

extension CreationDialog.OriginPosition {
    /// `2 of 14`.
    fileprivate var message: String { number.map { "\($0) of \(count)" } ?? "\(count)" }
}
