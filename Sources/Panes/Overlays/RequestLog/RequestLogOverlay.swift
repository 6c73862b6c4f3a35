import Features
import OnCall
import TerminalCore

/// The requests of this session, as high as their rows.
enum RequestLogOverlay {
    static func draw(_ view: RequestLogView, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let count = view.records?.count ?? 0
        if let opened = view.opened {
            let below = opened.rows.count - view.scroll - surroundings.room.height
            WideDialog.draw(
                "Request \(view.selected + 1) of \(count)", hint: "", note: below > 0 ? "\(below) more ↓" : "",
                rows: opened.rows.count, surroundings, theme, on: &canvas
            ) { canvas in
                PlanRowView.draw(opened.rows, from: view.scroll, theme, on: &canvas)
            }
            return
        }
        let selected = (view.records ?? []).dropFirst(view.selected).first ?? view.records?.last
        WideDialog.draw(
            "Requests of this session", hint: selected.map { "\($0.method) \(message($0))" } ?? "",
            note: count == 0 ? "" : "\(min(view.selected + 1, count))/\(count)", rows: count, surroundings, theme,
            on: &canvas
        ) { canvas in
            let records = view.records ?? []
            if records.isEmpty {
                let message = view.records == nil ? "↻ loading" : "No request has ended yet."
                canvas.put(message, x: 0, y: 0, style: theme[.muted].on(theme[.dialog]), width: canvas.bounds.width)
            }
            for (y, record) in records.dropFirst(view.top).prefix(canvas.bounds.height).enumerated() {
                draw(record, isSelected: view.top + y == view.selected, y: y, surroundings, theme, &canvas)
            }
        }
    }

    private static func draw(
        _ record: RequestRecord, isSelected: Bool, y: Int, _ surroundings: Surroundings, _ theme: Theme,
        _ canvas: inout Canvas
    ) {
        let width = canvas.bounds.width
        let ground = isSelected ? theme[.selection] : theme[.dialog]
        if isSelected { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: ground) }
        func style(_ role: Role) -> Style { isSelected ? ground : theme[role].on(ground) }
        canvas.put(isSelected ? "›" : " ", x: 0, y: y, style: style(.text))
        canvas.put(
            String(surroundings.configuration.clock.stamp(record.startedAt).suffix(8)), x: 2, y: y, style: style(.muted)
        )
        let status = record.status.map(String.init) ?? "✗"
        let tone = PlanRowView.style(record.outcomeMessage.tone, theme)
        canvas.put(status, endingAt: 14, y: y, style: isSelected ? ground : tone.on(ground), width: 3)
        canvas.put(record.method, x: 15, y: y, style: style(.accent), width: 6)
        // To the right of the path: duration, size, retries; on a narrow screen the path gets the room.
        let facts = facts(of: record, inColumns: width >= 100)
        let factColumns = min(displayWidth(facts), max(0, width - 22 - 20))
        canvas.put(facts, endingAt: width, y: y, style: style(.muted), width: factColumns)
        canvas.put(message(record), x: 22, y: y, style: style(.text), width: max(0, width - 22 - factColumns - 1))
    }

    private static func message(_ record: RequestRecord) -> String {
        record.path + (record.failure.map { " · \($0)" } ?? "")
    }

    /// - Parameter inColumns: whether there is room for aligned columns.
    private static func facts(of record: RequestRecord, inColumns: Bool) -> String {
        let sent = (record.requestBody?.size).flatMap { $0 > 0 ? "↑\(bytes($0))" : nil }
        let received = (record.responseBody?.size).map { "↓\(bytes($0))" }
        let facts = [
            (record.retries > 0 ? "retry \(record.retries)" : nil, 8), (sent, 8), (received, 8),
            ("\(record.milliseconds) ms", 9),
        ]
        guard inColumns else { return facts.compactMap(\.0).joined(separator: "  ") }
        return facts.map { text, width in
            String(repeating: " ", count: max(0, width - (text ?? "").count)) + (text ?? "")
        }.joined()
    }

    private static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1024: "\(count) B"
        case ..<(1 << 20): "\((count + 512) >> 10) kB"
        default: "\((count + (1 << 19)) >> 20) MB"
        }
    }
}
