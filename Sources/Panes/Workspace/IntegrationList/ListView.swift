import Features
import OnCall
import TerminalCore
import TextEditing

/// The list of integrations; only visible rows are evaluated.
enum ListView {
    static func draw(_ scene: ListScene, _ theme: Theme, in frame: Rect, isFocused: Bool, on canvas: inout Canvas) {
        let edge = theme[isFocused ? .focus : .border]
        canvas.frame(
            frame,
            heading: [
                Span("Integrations", theme[isFocused ? .focus : .title]),
                Span(" · \(scene.list.sort.title)", theme[.muted]),
            ], note: position(scene),
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
            if let problem = scene.list.filter.problems.first {
                canvas.put(problem.message, endingAt: width - 1, y: y, style: theme[.warning], width: width * 2 / 3)
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
            ("NAME", columns.name), ("TEAM", columns.team), ("TYPE", columns.type), ("CUSTOM", columns.custom),
            ("LABELS", columns.labels),
        ]
        for (text, column) in headings where column.width > 0 {
            canvas.put(text, x: column.x, y: y, style: theme[.muted], width: column.width)
        }
        if columns.hasOwnWindow {
            canvas.put(
                "MAINTENANCE", endingAt: columns.window.range.upperBound, y: y, style: theme[.muted],
                width: columns.window.width)
        }
        y += 1
        if let emptyState = scene.emptyState { return drawEmptyState(emptyState, theme, at: y, &canvas) }
        for (line, row) in scene.rows.enumerated() {
            let isSelected = scene.list.cursor == scene.list.top + line
            ListRowView(
                row: row, scene: scene, columns: columns, theme: theme, isSelected: isSelected, isFocused: isFocused
            ).draw(y: y + line, &canvas)
        }
    }

    private static func drawEmptyState(
        _ emptyState: ListScene.EmptyState, _ theme: Theme, at y: Int, _ canvas: inout Canvas
    ) {
        let (text, role): (String, Role) =
            switch emptyState {
            case .filtered(let problem, let suggestion):
                (noMatch(problem, suggestion), problem == nil ? .text : .warning)
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
        let width = canvas.bounds.width - ListColumns.marks - 1
        let used = canvas.paragraph(
            text, x: ListColumns.marks, y: y + 1, width: width, rows: 6, style: theme[role])
        if case .filtered = emptyState { drawGrammar(theme, at: y + used + 2, &canvas) }
    }

    private static func noMatch(_ problem: FilterProblem?, _ suggestion: String?) -> String {
        let nothing =
            switch problem {
            case .state(let state)?: "No state is called is:\(state)."
            case .part(let part)?: "There is no has:\(part)."
            case .length(let text)?: "ends<\(text) is no length of time."
            case .prefix, nil: "Nothing matches."
            }
        let remedy = suggestion.map { " Did you mean \($0)? Enter takes it." } ?? ""
        return nothing + remedy + " Esc clears the filter."
    }

    /// What a filter can say, where there is room for it.
    private static func drawGrammar(_ theme: Theme, at y: Int, _ canvas: inout Canvas) {
        let column = FilterGrammar.lines.reduce(0) { max($0, displayWidth($1.example)) } + 2
        for (row, line) in FilterGrammar.lines.enumerated() where y + row < canvas.bounds.height {
            canvas.put(line.example, x: ListColumns.marks, y: y + row, style: theme[.key])
            canvas.put(
                line.meaning, x: ListColumns.marks + column, y: y + row, style: theme[.muted],
                width: max(0, canvas.bounds.width - ListColumns.marks - column - 1))
        }
    }
}

extension IntegrationFilter.OpenPrefix {
    /// What can follow.
    fileprivate var message: String {
        switch self {
        case .state: IntegrationFilter.states.joined(separator: " ")
        case .part: IntegrationFilter.parts.joined(separator: " ")
        case .type: "a part of the type, or =the type"
        case .team: "a part of the team, or =the team"
        case .label: "a key, or key=value"
        case .id: "the start of the id"
        case .mode: "a part of the mode"
        case .chain: "a part of the escalation chain"
        case .ends: "a length: 45m, 1h30m, 2d"
        }
    }
}
