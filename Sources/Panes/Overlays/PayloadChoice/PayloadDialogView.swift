import Features
import FoundationEssentials
import OnCall
import TerminalCore
import TextEditing

/// The dialog that chooses the payload.
enum PayloadDialogView {
    static func draw(_ dialog: PayloadDialog, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let rows = rows(dialog, surroundings)
        let size = Size(width: min(84, canvas.bounds.width - 2), height: rows.count + 6)
        DialogFrame.draw("Choose a payload", size: size, theme, on: &canvas) { canvas in
            let ground = theme[.dialog]
            let height = canvas.bounds.height - 3
            let chosen = rows.firstIndex { $0.choice == dialog.choice } ?? 0
            let top = max(0, min(chosen - height / 2, rows.count - height))
            for (y, row) in rows.dropFirst(top).prefix(height).enumerated() {
                draw(row, isChosen: row.choice == dialog.choice, dialog, theme, y: y, &canvas)
            }
            let y = canvas.bounds.height - 1
            if let failure = dialog.failure {
                canvas.paragraph(
                    failure, x: 0, y: y - 1, width: canvas.bounds.width, rows: 2, style: theme[.danger].on(ground))
            } else {
                canvas.put(
                    [
                        Span("↑ ↓", theme[.key].on(ground)), Span(" choose   ", ground),
                        Span("Enter", theme[.key].on(ground)), Span(" take   ", ground),
                        Span("Esc", theme[.key].on(ground)), Span(" keep the current one", ground),
                    ], x: 0, y: y, width: canvas.bounds.width)
            }
        }
    }

    /// A line of the dialog: a heading, a choice, or a remark about missing choices.
    private struct Row {
        var choice: PayloadDialog.Choice?
        var title = ""
        var note = ""
        var role = Role.text
    }

    private static func rows(_ dialog: PayloadDialog, _ surroundings: Surroundings) -> [Row] {
        var rows = [Row(title: "Samples", role: .title)]
        rows += dialog.samples.map { Row(choice: .sample($0), title: $0.name, note: $0.summary) }
        rows.append(Row(title: "Last alerts of this integration", role: .title))
        switch dialog.alerts {
        case .reading: rows.append(Row(title: "  ↻ loading; Ctrl-C cancels", role: .busy))
        case .failed(let message): rows.append(Row(title: "  unavailable: \(message)", role: .warning))
        case .read(let alerts):
            if alerts.isEmpty { rows.append(Row(title: "  none yet", role: .muted)) }
            rows += alerts.map { alert in
                let age = alert.receivedAt.map { "\(surroundings.age(of: $0)) ago" } ?? ""
                return Row(choice: .alert(alert), title: alert.title.isEmpty ? alert.id : alert.title, note: age)
            }
        }
        rows.append(Row(title: "A file", role: .title))
        rows.append(Row(choice: .file))
        return rows
    }

    private static func draw(
        _ row: Row, isChosen: Bool, _ dialog: PayloadDialog, _ theme: Theme, y: Int, _ canvas: inout Canvas
    ) {
        let ground = theme[.dialog]
        let width = canvas.bounds.width
        guard let choice = row.choice else {
            let style = row.role == .title ? theme[.title].on(ground).adding(.bold) : theme[row.role].on(ground)
            canvas.put(row.title, x: 0, y: y, style: style, width: width)
            return
        }
        if choice == .file {
            canvas.put(isChosen ? "›" : " ", x: 0, y: y, style: theme[.accent].on(ground))
            canvas.textField(
                dialog.path, in: Rect(x: 2, y: y, width: width - 2, height: 1),
                style: theme[.text].on(ground).adding(.underline), theme: theme, hasKeyboard: isChosen)
            if dialog.path.isEmpty {
                // The cursor is on the first cell of the field.
                canvas.put("type its path", x: isChosen ? 4 : 2, y: y, style: theme[.muted].on(ground))
            }
            return
        }
        let base = isChosen ? theme[.selection] : ground
        if isChosen { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: base) }
        canvas.put(isChosen ? "›" : " ", x: 0, y: y, style: base)
        let noteColumns = min(displayWidth(row.note), width / 2)
        canvas.put(
            row.title, x: 2, y: y, style: isChosen ? base : theme[.text].on(ground), width: width - noteColumns - 4)
        canvas.put(
            row.note, endingAt: width, y: y,
            style: isChosen ? theme.style(.muted, onSelection: base) : theme[.muted].on(ground), width: noteColumns)
    }
}
