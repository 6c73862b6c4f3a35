import Features
import OnCall
import TerminalCore

/// The list of integrations; only rows on the screen are looked at.
enum ListView {
    static func draw(_ console: Console, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let edge = theme[isFocused ? .focus : .border]
        canvas.frame(
            frame, heading: [Span("Integrations", theme[isFocused ? .focus : .title])], note: position(console),
            style: edge, noteStyle: theme[.muted])
        canvas.within(frame.inset(columns: 1, rows: 1)) { canvas in
            drawInside(console, theme, isFocused: isFocused, &canvas)
        }
    }

    /// `17/120`, or `3/8 of 120` behind a filter.
    private static func position(_ console: Console) -> String {
        let all = console.directory.order.count
        guard let cursor = console.list.cursor else { return all == 0 ? "" : "0 of \(all)" }
        let shown = console.list.rows.count
        return "\(cursor + 1)/\(shown)" + (shown == all ? "" : " of \(all)")
    }

    private static func drawInside(_ console: Console, _ theme: Theme, isFocused: Bool, _ canvas: inout Canvas) {
        let width = canvas.bounds.width
        var y = 0
        if console.showsFilter {
            canvas.put("/", x: 1, y: y, style: theme[.key])
            let field = Rect(x: 3, y: y, width: width - 4, height: 1)
            canvas.textField(
                console.list.filterText, in: field, style: theme[.text], theme: theme,
                hasKeyboard: console.place == .filter)
            if let unknown = console.list.filter.unknownStates.first {
                let words = "is:\(unknown)? there are \(IntegrationFilter.states.joined(separator: " "))"
                canvas.put(words, endingAt: width - 1, y: y, style: theme[.warning], width: width * 2 / 3)
            }
            y += 1
        }
        if let words = console.staleness {
            canvas.put("!", x: 1, y: y, style: theme[.warning])
            canvas.put(words, x: ListColumns.marks, y: y, style: theme[.warning], width: width - ListColumns.marks - 1)
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
        guard !console.list.rows.isEmpty else {
            drawEmpty(console, theme, at: y, &canvas)
            return
        }
        for row in 0..<console.listHeight {
            let place = console.list.top + row
            guard console.list.rows.indices.contains(place), let entry = console.directory[console.list.rows[place]]
            else {
                break
            }
            let isSelected = console.list.cursor == place
            drawRow(
                entry, console, theme, columns, y: y + row, isSelected: isSelected, isFocused: isFocused, &canvas)
        }
    }

    private static func drawRow(
        _ entry: Entry, _ console: Console, _ theme: Theme, _ columns: ListColumns, y: Int, isSelected: Bool,
        isFocused: Bool, _ canvas: inout Canvas
    ) {
        let integration = entry.integration
        let width = canvas.bounds.width
        let row = isSelected ? theme[isFocused ? .selection : .selectionInactive] : theme[.text]
        func style(_ role: Role) -> Style { isSelected ? theme.style(role, onSelection: row) : theme[role] }
        if isSelected {
            canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: row)
            canvas.put("›", x: 0, y: y, style: row)
        }
        let activity = console.activity(of: integration.id)
        let window = integration.maintenance
        if let window {
            let isOverdue = window.isOverdue(at: console.serverTime)
            canvas.put(isOverdue ? "!" : "▲", x: 1, y: y, style: style(isOverdue ? .danger : .warning))
        }
        if activity?.words != nil {
            canvas.put("↻", x: 2, y: y, style: style(.busy))
        } else if console.hasDraft(integration.id) {
            canvas.put("✎", x: 2, y: y, style: style(.draft))
        }
        let control = style(.control)
        func put(_ text: String, _ column: ListColumns.Column, _ plain: Style) {
            guard column.width > 0 else { return }
            highlighted(
                text, x: column.x, y: y, width: column.width, style: plain, match: style(.match), control: control,
                filter: console.list.filter, &canvas)
        }
        put(integration.displayName, columns.name, isSelected ? row : theme[.text])
        // On the ground of a selection a muted colour would be hard to read.
        let secondary = isSelected ? row.removing(.bold) : theme[.muted]
        put(integration.type.value ?? "", columns.type, secondary)
        put(console.directory.teamName(integration.teamID.value) ?? "", columns.team, secondary)
        let labels = (integration.labels.value ?? []).map { "\($0.key)=\($0.value)" }.joined(separator: " ")
        put(labels, columns.labels, secondary)
        if let window {
            let (text, role) = Countdown.short(window, console)
            canvas.put(
                text, endingAt: columns.remaining.x + columns.remaining.width, y: y, style: style(role),
                width: columns.remaining.width)
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

    private static func drawEmpty(_ console: Console, _ theme: Theme, at y: Int, _ canvas: inout Canvas) {
        let (text, role): (String, Role) =
            if !console.list.filter.isEmpty, !console.directory.order.isEmpty {
                ("Nothing matches. Esc clears the filter.", .muted)
            } else if let wait = console.listWait {
                ("The list could not be read: \(wait.error.summary). It is asked again by itself.", .warning)
            } else if console.directory.listing != nil {
                ("Reading the list …", .busy)
            } else if let failure = console.directory.failure {
                (
                    "The list could not be read: \(failure.summary).\(console.tokenWords(failure)) R tries again, q leaves.",
                    .danger
                )
            } else {
                ("There are no integrations yet. n creates the first.", .muted)
            }
        canvas.paragraph(
            text, x: ListColumns.marks, y: y + 1, width: canvas.bounds.width - ListColumns.marks - 1, rows: 6,
            style: theme[role])
    }
}
