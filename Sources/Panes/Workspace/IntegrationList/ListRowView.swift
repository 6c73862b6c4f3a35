import Features
import OnCall
import TerminalCore
import TextEditing

/// Draws a row of the list.
struct ListRowView {
    let row: ListScene.Row
    let scene: ListScene
    let columns: ListColumns
    let theme: Theme
    let isSelected: Bool
    let isFocused: Bool

    private var base: Style {
        isSelected ? theme[isFocused ? .selection : .selectionInactive] : theme[.text]
    }

    private func style(_ role: Role) -> Style { isSelected ? theme.style(role, onSelection: base) : theme[role] }

    /// On the background of a selection a muted colour would be hard to read.
    private var secondary: Style { isSelected ? base.removing(.bold) : theme[.muted] }

    func draw(y: Int, _ canvas: inout Canvas) {
        if isSelected {
            canvas.fill(Rect(x: 0, y: y, width: canvas.bounds.width, height: 1), style: base)
            canvas.put(row.isMarked ? "✔" : "›", x: 0, y: y, style: base)
        } else if row.isMarked {
            canvas.put("✓", x: 0, y: y, style: theme[.accent])
        }
        drawMarks(y: y, &canvas)
        let window = windowText
        let end = window == nil || columns.hasOwnWindow ? Int.max : columns.window.x - 1
        let name = columns.name
        let nameWidth = max(0, min(name.width, end - name.x))
        put(row.name, x: name.x, y: y, width: nameWidth, style: isSelected ? base : theme[.text], &canvas)
        drawAfterName(y: y, end: name.x + nameWidth, &canvas)
        for (text, column) in texts where column.width > 0 && column.range.upperBound <= end {
            put(text, x: column.x, y: y, width: column.width, style: secondary, &canvas)
        }
        if let window {
            canvas.put(
                window.text, endingAt: columns.window.range.upperBound, y: y, style: style(window.role),
                width: columns.window.width)
        }
    }

    private func drawMarks(y: Int, _ canvas: inout Canvas) {
        if let window = row.window {
            let isOverdue = window.isOverdue(at: scene.serverTime)
            canvas.put(isOverdue ? "!" : "▲", x: 1, y: y, style: style(isOverdue ? .danger : .maintenance))
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
            canvas.put("?", x: row.window == nil ? 1 : isFree ? 2 : 3, y: y, style: style(.warning))
        }
    }

    /// Behind the name: what is unreadable, or the text that matches the filter and is in no column.
    private func drawAfterName(y: Int, end: Int, _ canvas: inout Canvas) {
        let x = columns.name.x + displayWidth(row.name) + 2
        let room = max(0, end - x)
        if !row.unreadable.isEmpty {
            let text = "unreadable: " + row.unreadable.joined(separator: ", ")
            canvas.put(text, x: x, y: y, style: style(.warning), width: room)
        } else if let hit, room > 3 {
            put(hit, x: x, y: y, width: room, style: secondary, &canvas)
        }
    }

    private var labelTexts: [String] { row.labels.map { "\($0.key)=\($0.value)" } }

    /// What the label column shows: the team has a column of its own.
    private var labels: String {
        row.labels.filter { $0.key != "team" || $0.value != row.teamName }
            .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    private var texts: [(String, ListColumns.Column)] {
        [
            (row.teamName ?? "", columns.team), (row.type, columns.type),
            (ListRowView.custom(row.customChannels, width: columns.custom.width), columns.custom),
            (labels, columns.labels),
        ]
    }

    private var hit: String? {
        guard !scene.list.filter.isEmpty else { return nil }
        let shown = texts.filter { $0.1.width >= displayWidth($0.0) }.map(\.0)
        return scene.list.filter.hiddenHit(
            shown: [row.name] + shown,
            hidden: labelTexts + [row.teamName ?? "", row.type, row.id.rawValue])
    }

    /// As many names as fit; then how many more there are.
    private static func custom(_ channels: [String?], width: Int) -> String {
        let known = channels.compactMap(\.self)
        let names = (known.filter { $0 == "slack" } + known.filter { $0 != "slack" }).map(shortName)
        for count in names.indices.reversed() {
            let more = names.count - count - 1
            let text = names[...count].joined(separator: " ") + (more > 0 ? " +\(more)" : "")
            if displayWidth(text) <= width || count == 0 { return text }
        }
        return ""
    }

    private static func shortName(_ channel: String) -> String {
        switch TemplateChannel(rawValue: channel) {
        case .phoneCall: "phone"
        case .mobileApp: "app"
        case .msteams: "teams"
        default: channel
        }
    }

    private var windowText: (text: String, role: Role)? {
        guard let window = row.window else {
            return row.unreadable.contains("maintenance_mode") ? ("?", .warning) : nil
        }
        let (left, role) = Countdown.short(window, at: scene.serverTime)
        return ("\(window.mode.shortTitle) \(left)", window.mode == .disableAlerts ? .danger : role)
    }

    private func put(_ text: String, x: Int, y: Int, width: Int, style plain: Style, _ canvas: inout Canvas) {
        canvas.put(text, x: x, y: y, style: plain, controlStyle: style(.control), width: width)
        guard !scene.list.filter.isEmpty else { return }
        for range in scene.list.filter.highlights(in: text) {
            let start = displayWidth(String(text[..<range.lowerBound]))
            let columns = min(displayWidth(String(text[range])), width - start)
            if columns > 0 {
                canvas.restyle(Rect(x: x + start, y: y, width: columns, height: 1)) { _ in style(.match) }
            }
        }
    }
}

extension MaintenanceMode {
    /// A word for a narrow column.
    fileprivate var shortTitle: String {
        switch self {
        case .silenceEscalations: "silence"
        case .groupAlerts: "group"
        case .disableAlerts: "disable"
        case .maintenance: "maint."
        default: String(rawValue.prefix(7))
        }
    }
}
