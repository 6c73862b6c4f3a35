import Features
import OnCall
import TerminalCore
import TextEditing

/// The list of integrations; only visible rows are evaluated.
enum ListView {
    static func draw(_ scene: ListScene, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let edge = theme[isFocused ? .focus : .border]
        canvas.frame(
            frame, heading: [Span("Integrations", theme[isFocused ? .focus : .title])], note: position(scene),
            style: edge, noteStyle: theme[.muted])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            drawInside(scene, theme, isFocused: isFocused, &canvas)
        }
    }

    /// `17/120`, or `3/8 of 120` with a filter; `17/120 · 4 marked` with marks.
    private static func position(_ scene: ListScene) -> String {
        let marks = scene.list.marks.count
        return place(scene) + (marks == 0 ? "" : " · \(marks) marked")
    }

    private static func place(_ scene: ListScene) -> String {
        let all = scene.count
        guard let cursor = scene.list.cursor else { return all == 0 ? "" : "0 of \(all)" }
        let shown = scene.list.rows.count
        return "\(cursor + 1)/\(shown)" + (shown == all ? "" : " of \(all)")
    }

    private static func drawInside(_ scene: ListScene, _ theme: Theme, isFocused: Bool, _ canvas: inout Canvas) {
        let width = canvas.bounds.width
        var y = 0
        if scene.showsFilter {
            canvas.put("/", x: 1, y: y, style: theme[.key])
            let field = Rect(x: 3, y: y, width: width - 4, height: 1)
            canvas.textField(
                scene.list.filterText, in: field, style: theme[.text], theme: theme,
                hasKeyboard: scene.isFilterTyped)
            if let unknown = scene.list.filter.unknownStates.first {
                let message = "is:\(unknown)? there are \(IntegrationFilter.states.joined(separator: " "))"
                canvas.put(message, endingAt: width - 1, y: y, style: theme[.warning], width: width * 2 / 3)
            } else if scene.isFilterTyped, let open = scene.list.filter.openPrefix {
                let room = width - 4 - displayWidth(scene.list.filterText.text) - 3
                canvas.put(open.message, endingAt: width - 1, y: y, style: theme[.muted], width: max(0, room))
            }
            y += 1
        }
        for (line, message) in scene.staleness.enumerated() {
            if line == 0 { canvas.put("!", x: 1, y: y, style: theme[.warning]) }
            canvas.put(
                message, x: ListColumns.marks, y: y, style: theme[.warning], width: width - ListColumns.marks - 1)
            y += 1
        }
        let columns = ListColumns(width: width)
        let headings: [(String, ListColumns.Column)] = [
            ("NAME", columns.name), ("TYPE", columns.type), ("TEAM", columns.team), ("LABELS", columns.labels),
        ]
        for (text, column) in headings {
            canvas.put(text, x: column.x, y: y, style: theme[.muted], width: column.width)
        }
        canvas.put(
            "ENDS IN", endingAt: columns.remaining.x + columns.remaining.width, y: y, style: theme[.muted],
            width: columns.remaining.width)
        y += 1
        if let emptyState = scene.emptyState { return drawEmptyState(emptyState, theme, at: y, &canvas) }
        for (line, row) in scene.rows.enumerated() {
            let isSelected = scene.list.cursor == scene.list.top + line
            drawRow(row, scene, theme, columns, y: y + line, isSelected: isSelected, isFocused: isFocused, &canvas)
        }
    }

    private static func drawRow(
        _ row: ListScene.Row, _ scene: ListScene, _ theme: Theme, _ columns: ListColumns, y: Int, isSelected: Bool,
        isFocused: Bool, _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let base = isSelected ? theme[isFocused ? .selection : .selectionInactive] : theme[.text]
        func style(_ role: Role) -> Style { isSelected ? theme.style(role, onSelection: base) : theme[role] }
        if isSelected {
            canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: base)
            canvas.put(row.isMarked ? "✔" : "›", x: 0, y: y, style: base)
        } else if row.isMarked {
            canvas.put("✓", x: 0, y: y, style: theme[.accent])
        }
        let window = row.window
        if let window {
            let isOverdue = window.isOverdue(at: scene.serverTime)
            canvas.put(isOverdue ? "!" : "▲", x: 1, y: y, style: style(isOverdue ? .danger : .warning))
        }
        if row.activity?.message != nil {
            canvas.put("↻", x: 2, y: y, style: style(.busy))
        } else if row.isUnwritten {
            canvas.put("✗", x: 2, y: y, style: style(.danger))
        } else if row.hasDraft {
            canvas.put("✎", x: 2, y: y, style: style(.draft))
        }
        if !row.unreadable.isEmpty {
            let isFree = row.activity?.message == nil && !row.hasDraft
            canvas.put("?", x: window == nil ? 1 : isFree ? 2 : 3, y: y, style: style(.warning))
            let used = displayWidth(row.name) + 2
            canvas.put(
                "unreadable: " + row.unreadable.joined(separator: ", "), x: columns.name.x + used, y: y,
                style: style(.warning), width: max(0, columns.name.width - used))
        }
        let control = style(.control)
        func put(_ text: String, _ column: ListColumns.Column, _ plain: Style) {
            guard column.width > 0 else { return }
            highlighted(
                text, x: column.x, y: y, width: column.width, style: plain, match: style(.match), control: control,
                filter: scene.list.filter, &canvas)
        }
        put(row.name, columns.name, isSelected ? base : theme[.text])
        // On the background of a selection a muted colour would be hard to read.
        let secondary = isSelected ? base.removing(.bold) : theme[.muted]
        put(row.type, columns.type, secondary)
        put(row.teamName ?? "", columns.team, secondary)
        if columns.labels.width > 0 {
            put(row.labels.map { "\($0.key)=\($0.value)" }.joined(separator: " "), columns.labels, secondary)
        }
        if let window {
            let (text, role) = Countdown.short(window, at: scene.serverTime)
            canvas.put(
                text, endingAt: columns.remaining.x + columns.remaining.width, y: y, style: style(role),
                width: columns.remaining.width)
        } else if row.unreadable.contains("maintenance_mode") {
            canvas.put(
                "?", endingAt: columns.remaining.x + columns.remaining.width, y: y, style: style(.warning), width: 1)
        }
    }

    private static func highlighted(
        _ text: String, x: Int, y: Int, width: Int, style: Style, match: Style, control: Style,
        filter: IntegrationFilter,
        _ canvas: inout Canvas
    ) {
        canvas.put(text, x: x, y: y, style: style, controlStyle: control, width: width)
        guard !filter.isEmpty else { return }
        for range in filter.highlights(in: text) {
            let start = displayWidth(String(text[..<range.lowerBound]))
            let columns = min(displayWidth(String(text[range])), width - start)
            if columns > 0 { canvas.restyle(Rect(x: x + start, y: y, width: columns, height: 1)) { _ in match } }
        }
    }

    private static func drawEmptyState(
        _ emptyState: ListScene.EmptyState, _ theme: Theme, at y: Int, _ canvas: inout Canvas
    ) {
        let states = IntegrationFilter.states.map { "is:\($0)" }.joined(separator: ", ")
        let (text, role): (String, Role) =
            switch emptyState {
            case .filtered(unknownState: nil): ("Nothing matches. Esc clears the filter.", .muted)
            case .filtered(let state?):
                ("No state is called is:\(state). There are \(states). Esc clears the filter.", .warning)
            case .waiting(let error):
                ("The list could not be read: \(error.summary). Retrying automatically.", .warning)
            case .reading: ("Reading the list …", .busy)
            case .failed(let error, let tokenSource):
                (
                    "The list could not be read: \(error.summary).\(ReadNotice.message(tokenSource: tokenSource)) R retries, q quits.",
                    .danger
                )
            case .withoutIDs:
                ("The server listed integrations without ids: they can't be shown. R reads the list again.", .warning)
            case .nothing: ("There are no integrations yet. n creates the first.", .muted)
            }
        canvas.paragraph(
            text, x: ListColumns.marks, y: y + 1, width: canvas.bounds.width - ListColumns.marks - 1, rows: 6,
            style: theme[role])
    }
}

extension IntegrationFilter.OpenPrefix {
    /// What can follow.
    fileprivate var message: String {
        switch self {
        case .state: IntegrationFilter.states.joined(separator: " ")
        case .type: "a part of the type, or =the type"
        case .team: "a part of the team, or =the team"
        case .label: "a key, or key=value"
        case .id: "the start of the id"
        }
    }
}
