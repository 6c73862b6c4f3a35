import Features
import OnCall
import Planning
import TerminalCore

/// The list of all drafts, as high as its rows.
enum DraftsOverlay {
    static func draw(_ view: DraftsView, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let rows = view.rows(surroundings)
        let selected = rows.dropFirst(view.selected).first ?? rows.last
        // The row may be cut; the whole of its name and state is below.
        let hint = selected.map { [name($0), state(of: $0, surroundings).1].filter { !$0.isEmpty } } ?? []
        let note = rows.isEmpty ? "" : "\(view.selected + 1)/\(rows.count)"
        WideDialog.draw(
            "Drafts", hint: hint.joined(separator: ": "), note: note, rows: max(2, rows.count), surroundings, theme,
            on: &canvas
        ) { canvas in
            if rows.isEmpty {
                let message =
                    view.others == nil ? "↻ loading" : "No drafts."
                canvas.paragraph(
                    message, x: 0, y: 0, width: canvas.bounds.width, rows: 2, style: theme[.muted].on(theme[.dialog]))
            }
            for (y, row) in rows.dropFirst(view.top).prefix(canvas.bounds.height).enumerated() {
                draw(row, isSelected: view.top + y == view.selected, y: y, surroundings, theme, &canvas)
            }
        }
    }

    private static func draw(
        _ row: DraftsView.Row, isSelected: Bool, y: Int, _ surroundings: Surroundings, _ theme: Theme,
        _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let ground = isSelected ? theme[.selection] : theme[.dialog]
        if isSelected { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: ground) }
        func style(_ role: Role) -> Style { isSelected ? ground : theme[role].on(ground) }
        let draft = row.draft
        let (mark, message, role) = state(of: row, surroundings)
        canvas.put("\(isSelected ? "›" : " ") \(mark)", x: 0, y: y, style: style(role))
        canvas.put(surroundings.age(of: draft.changedAt), endingAt: 11, y: y, style: style(.muted), width: 7)
        let room = max(0, width - 13)
        let nameColumns = room * 2 / 5
        canvas.put(
            name(row), x: 13, y: y, style: style(.text), width: nameColumns)
        let messageColumns = message.isEmpty ? 0 : min(displayWidth(message) + 1, room / 3)
        canvas.put(
            draft.firstLine(names(of: row, surroundings)), x: 14 + nameColumns, y: y, style: style(.draft),
            width: max(0, room - nameColumns - 1 - messageColumns))
        canvas.put(message, endingAt: width, y: y, style: style(role), width: max(0, messageColumns - 1))
    }

    private static func name(_ row: DraftsView.Row) -> String {
        "\(row.draft.integrationName) · \(row.draft.key.field.title)"
    }

    /// Names are known for this server only.
    private static func names(of row: DraftsView.Row, _ surroundings: Surroundings) -> ValueNames? {
        if case .elsewhere = row { nil } else { surroundings.directory.valueNames(of: row.draft.key.field) }
    }

    /// The state of a draft: mark, text and role.
    private static func state(of row: DraftsView.Row, _ surroundings: Surroundings) -> (String, String, Role) {
        switch row {
        case .here(let draft) where surroundings.drafts.isUnwritten(draft.key): return ("✗", "not on disk", .danger)
        case .here(let draft):
            if surroundings.directory.integration(draft.key.integration) == nil, surroundings.directory.listedAt != nil
            {
                return ("!", "integration gone", .danger)
            }
            return surroundings.isBaseChanged(draft) ?? false
                ? ("!", "changed on the server", .warning) : ("✎", "", .draft)
        case .elsewhere(let draft):
            return ("→", surroundings.configuration.contextNames[draft.key.server] ?? draft.key.server, .muted)
        case .kept(let kept): return ("~", kept.isInUse ? "a running console" : "another console", .muted)
        }
    }
}
