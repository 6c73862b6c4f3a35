import Features
import FoundationEssentials
import OnCall
import TerminalCore

/// All maintenance windows, full screen.
enum CockpitOverlay {
    /// Below this width a row is name, time left and the first letter of the mode.
    private static let compactWidth = 74
    private static let barWidth = 10

    /// What is drawn of all rows.
    private struct Scene {
        let view: CockpitView
        let surroundings: Surroundings
        let theme: Theme
        let isCompact: Bool
        let nameWidth: Int
    }

    static func draw(_ view: CockpitView, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        let rows = view.rows(surroundings)
        let selected = rows.isEmpty ? nil : rows[view.selectedIndex(in: rows)]
        WideDialog.draw(
            "Maintenance windows", hint: selected.map { sentence($0, view, surroundings) } ?? "",
            note: note(rows, view, surroundings), surroundings, theme, on: &canvas
        ) {
            canvas in
            let width = canvas.bounds.width
            let isCompact = width < compactWidth
            let nameWidth = isCompact ? max(8, width - 16) : max(12, min(34, width - 52))
            let scene = Scene(
                view: view, surroundings: surroundings, theme: theme, isCompact: isCompact, nameWidth: nameWidth)
            drawHeadings(scene, &canvas)
            guard !rows.isEmpty else {
                canvas.paragraph(
                    "No window is open, and none is queued. m in the list starts one.", x: 0, y: 1, width: width,
                    rows: 2,
                    style: theme[.muted].on(theme[.dialog]))
                return
            }
            let selected = view.selectedIndex(in: rows)
            for (y, row) in rows.dropFirst(view.top).prefix(max(0, canvas.bounds.height - 1)).enumerated() {
                draw(row, isSelected: view.top + y == selected, y: y + 1, scene, &canvas)
            }
        }
    }

    /// All that is known of the selected row, also where the columns have no room for it.
    private static func sentence(_ row: CockpitRow, _ view: CockpitView, _ surroundings: Surroundings) -> String {
        func time(_ date: Date?) -> String { date.map { surroundings.clockTime(of: $0) } ?? "?" }
        var parts = ["\(surroundings.name(of: row)): \(row.mode.title)"]
        switch row {
        case .open(let id, let window):
            parts[0] += ", from \(time(window.startedAt)) until \(time(window.endsAt))"
            if view.changed.contains(id) { parts.append("changed by somebody else") }
        case .gone(_, let window): parts[0] += ", until \(time(window.endsAt))"
        case .queued: break
        }
        if let note = cells(row, surroundings).note { parts.append(note) }
        if let why = why(row, surroundings) { parts.append("why: \(why)") }
        return parts.joined(separator: " · ")
    }

    private static func note(_ rows: [CockpitRow], _ view: CockpitView, _ surroundings: Surroundings) -> String {
        var (open, overdue, queued) = (0, 0, 0)
        for row in rows {
            switch row {
            case .open(_, let window) where window.isOverdue(at: surroundings.serverTime): overdue += 1
            case .open: open += 1
            case .queued: queued += 1
            case .gone: break
            }
        }
        var parts = ["\(open) on"]
        if queued > 0 {
            parts.append("\(queued) queued" + (surroundings.queue.isRunner ? "" : " (another process runs them)"))
        }
        if overdue > 0 { parts.append("\(overdue) overdue") }
        let marked = view.marks.isEmpty ? 0 : rows.count { view.marks.contains($0.key) }
        if marked > 0 { parts.append("\(marked) marked") }
        return parts.joined(separator: " · ")
    }

    private static func drawHeadings(_ scene: Scene, _ canvas: inout Canvas) {
        let style = scene.theme[.muted].on(scene.theme[.dialog])
        let columns = Columns(scene)
        canvas.put("NAME", x: columns.name, y: 0, style: style, width: scene.nameWidth)
        canvas.put("LEFT", endingAt: columns.leftEnd, y: 0, style: style, width: 9)
        guard !scene.isCompact else { return }
        canvas.put("MODE", x: columns.mode, y: 0, style: style, width: 9)
        canvas.put("ENDS", x: columns.ends, y: 0, style: style, width: 6)
    }

    /// Where the columns are.
    private struct Columns {
        let name = 5
        let mode: Int
        let ends: Int
        let leftEnd: Int
        let bar: Int
        let rest: Int

        init(_ scene: Scene) {
            let afterName = name + scene.nameWidth + 1
            mode = afterName
            ends = mode + 9
            leftEnd = scene.isCompact ? afterName + 8 : ends + 26
            bar = leftEnd + 2
            rest = bar + barWidth + 2
        }
    }

    private static func draw(
        _ row: CockpitRow, isSelected: Bool, y: Int, _ scene: Scene, _ canvas: inout Canvas
    ) {
        let (theme, surroundings) = (scene.theme, scene.surroundings)
        let width = canvas.bounds.width
        let ground = isSelected ? theme[.selection] : theme[.dialog]
        if isSelected { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: ground) }
        func style(_ role: Role) -> Style { isSelected ? ground : theme[role].on(ground) }
        let columns = Columns(scene)
        let cells = cells(row, surroundings)
        canvas.put(isSelected ? "›" : " ", x: 0, y: y, style: ground)
        if scene.view.marks.contains(row.key) { canvas.put("✓", x: 1, y: y, style: style(.accent)) }
        canvas.put(cells.mark, x: 2, y: y, style: style(cells.role), width: 2)
        canvas.put(surroundings.name(of: row), x: columns.name, y: y, style: style(.text), width: scene.nameWidth)
        canvas.put(cells.left, endingAt: columns.leftEnd, y: y, style: style(cells.role), width: 9)
        let modeRole: Role = row.mode == .disableAlerts ? .danger : .muted
        guard !scene.isCompact else {
            canvas.put(String(row.mode.shortTitle.prefix(1)), x: columns.leftEnd + 2, y: y, style: style(modeRole))
            if scene.view.changed.contains(row.integration) {
                canvas.put("~", x: columns.leftEnd + 4, y: y, style: style(.warning))
            }
            return
        }
        canvas.put(row.mode.shortTitle, x: columns.mode, y: y, style: style(modeRole), width: 8)
        canvas.put(cells.ends, x: columns.ends, y: y, style: style(.text), width: 16)
        if let rest = row.rest(at: surroundings.serverTime), width >= columns.rest {
            let full = min(barWidth, Int((rest * Double(barWidth)).rounded(.up)))
            canvas.put(String(repeating: "█", count: full), x: columns.bar, y: y, style: style(cells.role))
            canvas.put(
                String(repeating: "░", count: barWidth - full), x: columns.bar + full, y: y, style: style(.muted))
        }
        var notes: [(String, Role)] = []
        if case .open(let id, _) = row, scene.view.changed.contains(id) {
            notes.append(("changed by somebody else", .warning))
        }
        if let note = cells.note { notes.append((note, cells.role)) }
        if let why = why(row, surroundings) { notes.append(("why: \(why)", .muted)) }
        let x = row.rest(at: surroundings.serverTime) == nil ? columns.bar : columns.rest
        let text = notes.map(\.0).joined(separator: " · ")
        canvas.put(text, x: x, y: y, style: style(notes.first?.1 ?? .muted), width: max(0, width - x))
    }

    private static func why(_ row: CockpitRow, _ surroundings: Surroundings) -> String? {
        switch row {
        case .open(let id, _): surroundings.why(of: id)
        case .gone: nil
        case .queued(let entry): entry.why
        }
    }

    /// The texts of a row.
    private struct Cells {
        var mark: String
        var left: String
        var ends = ""
        var note: String?
        var role: Role
    }

    private static func cells(_ row: CockpitRow, _ surroundings: Surroundings) -> Cells {
        switch row {
        case .open(let id, let window):
            let (left, role) = Countdown.short(window, at: surroundings.serverTime)
            var cells = Cells(mark: role == .danger ? "!" : "▲", left: left, role: role)
            cells.ends = window.endsAt.map { surroundings.clockTime(of: $0) } ?? ""
            if surroundings.exchange.extensions[id] != nil {
                cells.note = "extending"
            } else if let seconds = window.remainingSeconds(at: surroundings.serverTime), seconds <= 0 {
                cells.note = "waiting for the server, \(MaintenanceDuration.text(-seconds / 60 * 60))"
            }
            return cells
        case .gone:
            return Cells(
                mark: "~", left: "stopped", note: "stopped by somebody else; m starts it again", role: .warning)
        case .queued(let entry): return queued(entry, surroundings)
        }
    }

    private static func queued(_ entry: QueuedWindow, _ surroundings: Surroundings) -> Cells {
        if let missed = entry.untold.last, case .missed(let reason) = missed.result {
            let when = surroundings.clockTime(of: missed.start)
            let others = entry.untold.count > 1 ? " and \(entry.untold.count - 1) before" : ""
            return Cells(
                mark: "!", left: "missed", note: "\(when)\(others): \(reason). m starts it, X forgets it", role: .danger
            )
        }
        guard let next = entry.next else { return Cells(mark: "◷", left: "done", role: .muted) }
        let seconds = Int(next.start.timeIntervalSince(surroundings.serverTime).rounded(.up))
        var note = "from \(surroundings.clockTime(of: next.start))"
        if case .recurring(let window) = entry.schedule {
            note = window.title + ", next \(surroundings.clockTime(of: next.start))"
        }
        let wait =
            seconds >= 86_400
            ? "in \(seconds / 86_400) d" : "in \(max(0, seconds) / 3600):\(two(max(0, seconds) / 60 % 60))"
        return Cells(
            mark: "◷", left: entry.state == .waiting ? wait : "starting", ends: surroundings.clockTime(of: next.end),
            note: note, role: .accent)
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}

extension Surroundings {
    /// The name of a row; of an integration that is unknown, the one it had.
    fileprivate func name(of row: CockpitRow) -> String {
        if case .queued(let entry) = row, directory.integration(entry.integration) == nil { return entry.name }
        return name(of: row.integration)
    }
}

extension MaintenanceMode {
    /// One word for a column.
    fileprivate var shortTitle: String {
        switch self {
        case .silenceEscalations: "silence"
        case .groupAlerts: "group"
        case .disableAlerts: "disable"
        case .debug: "debug"
        case .maintenance: "maint."
        default: rawValue
        }
    }
}
