import Features
import OnCall
import TerminalCore

/// The history of writes sent from here, as high as its rows.
enum HistoryOverlay {
    static func draw(_ view: HistoryView, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let entries = view.entries(in: surroundings.journal)
        let title =
            view.scope.map { id in
                "History of \(surroundings.directory.integration(id)?.displayName ?? entries.first?.name ?? id.rawValue)"
            } ?? "History of this server"
        if view.isOpen, let entry = view.entry(in: surroundings.journal) {
            let rows = view.rows(of: entry, surroundings)
            let below = rows.count - view.scroll - surroundings.room.height
            WideDialog.draw(
                title, hint: "", note: below > 0 ? "\(below) more ↓" : "", rows: rows.count,
                surroundings, theme, on: &canvas
            ) { canvas in
                PlanRowView.draw(rows, from: view.scroll, theme, on: &canvas)
            }
            return
        }
        let selected = entries.dropFirst(view.selected).first ?? entries.last
        // The row may be cut; the whole of it is below.
        let sentence = selected.map { "\($0.what(naming: view.scope == nil)): \($0.outcomeMessage.message)" } ?? ""
        WideDialog.draw(
            title, hint: sentence, note: "\(min(view.selected + 1, entries.count))/\(entries.count)",
            rows: entries.count, surroundings, theme, on: &canvas
        ) { canvas in
            let isAmbiguous = view.scope == nil ? JournalEntry.ambiguousNames(in: entries) : []
            for (y, entry) in entries.dropFirst(view.top).prefix(canvas.bounds.height).enumerated() {
                draw(
                    entry, isSelected: view.top + y == view.selected, namesAll: view.scope == nil,
                    id: isAmbiguous.contains(entry.name) ? entry.integration : nil, y: y, surroundings, theme, &canvas)
            }
        }
    }

    /// - Parameter id: shown if another integration has the same name.
    private static func draw(
        _ entry: JournalEntry, isSelected: Bool, namesAll: Bool, id: IntegrationID?, y: Int,
        _ surroundings: Surroundings, _ theme: Theme,
        _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let ground = isSelected ? theme[.selection] : theme[.dialog]
        if isSelected { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: ground) }
        let outcome = entry.outcomeMessage
        let when = surroundings.configuration.clock.time(entry.at, from: surroundings.now)
        let plain = isSelected ? ground : theme[.text].on(ground)
        canvas.put(isSelected ? "›" : " ", x: 0, y: y, style: plain)
        canvas.put(
            outcome.mark, x: 2, y: y, style: isSelected ? ground : PlanRowView.style(outcome.tone, theme).on(ground))
        let whenColumns = min(16, max(5, width / 5))
        canvas.put(when, x: 4, y: y, style: isSelected ? ground : theme[.muted].on(ground), width: whenColumns)
        let start = 4 + whenColumns + 1
        let what = entry.what(naming: namesAll)
        let room = max(0, width - start)
        let whatColumns = room * 3 / 5
        // The id stays visible when the name is cut.
        let mark = id.map { " " + $0.rawValue.suffix(4) } ?? ""
        let used = canvas.put(what, x: start, y: y, style: plain, width: max(0, whatColumns - displayWidth(mark)))
        canvas.put(
            mark, x: start + used, y: y, style: isSelected ? ground : theme[.muted].on(ground),
            width: max(0, whatColumns - used))
        canvas.put(
            outcome.message, x: start + whatColumns + 1, y: y,
            style: isSelected ? ground : PlanRowView.style(outcome.tone, theme).on(ground),
            width: max(0, room - whatColumns - 1))
    }
}
