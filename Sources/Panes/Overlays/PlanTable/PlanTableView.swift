import Features
import JSON
import OnCall
import Planning
import TerminalCore

/// A plan of many changes as a table; only visible rows are evaluated.
enum PlanTableView {
    static func draw(_ table: PlanTable, _ surroundings: Surroundings, _ theme: Theme, on canvas: inout Canvas) {
        guard let runner = surroundings.plan else { return }
        let plan = runner.plan
        if table.isOpen {
            let below = table.rows.count - table.scroll - surroundings.room.height
            WideDialog.draw(
                title(plan), hint: "", note: below > 0 ? "\(below) more ↓" : "", rows: table.rows.count, surroundings,
                theme,
                on: &canvas
            ) { canvas in
                PlanRowView.draw(table.rows, from: table.scroll, theme, on: &canvas)
            }
            return
        }
        WideDialog.draw(
            title(plan), hint: hint(runner, surroundings),
            note: "\(min(table.selected + 1, plan.groups.count))/\(plan.groups.count)", rows: plan.groups.count,
            surroundings, theme, on: &canvas
        ) { canvas in
            for y in 0..<canvas.bounds.height where plan.groups.indices.contains(table.top + y) {
                let group = table.top + y
                draw(
                    group, of: plan, table, surroundings, isSelected: group == table.selected, y: y, theme, &canvas)
            }
        }
    }

    /// `14 integrations · 9 change · 3 unchanged · 1 conflict · 1 refused`
    private static func title(_ plan: Plan) -> String {
        let counts = plan.groupCounts
        let unit = plan.isBulk ? plan.groups.count == 1 ? "integration" : "integrations" : "changes"
        let parts = Plan.GroupState.allCases.compactMap { state in
            counts[state].map { "\($0) \(state.message)" }
        }
        return (["\(plan.title): \(plan.groups.count) \(unit)"] + parts).joined(separator: " · ")
    }

    private static func hint(_ runner: PlanRunner, _ surroundings: Surroundings) -> String {
        let plan = runner.plan
        let isThrottled = surroundings.exchange.budget.isThrottled(at: surroundings.now)
        let wait = isThrottled ? " · waiting for the request limit" : ""
        if let (done, all) = runner.fetchProgress {
            return "GET \(done)/\(all)\(wait) · nothing is sent yet"
        }
        if plan.isUnderWay {
            let ended = plan.groups.indices.count { plan.state(ofGroup: $0).isEnded }
            return "sending one at a time, \(ended) of \(plan.groups.count) done\(wait) · Ctrl-C stops"
        }
        if plan.isOver { return "nothing left to send" }
        let ready = plan.readyCount
        let stop = plan.stop.map { $0.message + " · " } ?? ""
        let send =
            ready == 0
            ? plan.canDecide ? "nothing is sent before you choose" : "nothing can be sent as it stands"
            : "\(ready) will be sent"
        return stop + send
    }

    // MARK: Rows

    private static func draw(
        _ group: Int, of plan: Plan, _ table: PlanTable, _ surroundings: Surroundings, isSelected: Bool, y: Int,
        _ theme: Theme, _ canvas: inout Canvas
    ) {
        guard let first = plan.groups[group].first else { return }
        let (change, state) = (plan.changes[first], plan.state(ofGroup: group))
        let verdict = verdict(on: plan.groups[group].map { plan.changes[$0] }, table)
        let hasWarning = verdict != nil && (state == .ready || state == .leftOut)
        let ground = isSelected ? theme[.selection] : theme[.dialog]
        let width = canvas.bounds.width
        if isSelected { canvas.fill(Rect(x: 0, y: y, width: width, height: 1), style: ground) }
        func style(_ role: Role) -> Style {
            isSelected ? theme.style(role, onSelection: ground) : theme[role].on(ground)
        }
        canvas.put(isSelected ? "›" : " ", x: 0, y: y, style: ground)
        canvas.put(hasWarning ? "!" : state.mark, x: 2, y: y, style: style(hasWarning ? .warning : state.role))
        let nameWidth = max(8, min(34, width / 4))
        canvas.put(change.name, x: 4, y: y, style: isSelected ? ground : theme[.text].on(ground), width: nameWidth)
        let titleWidth = width >= 90 ? max(8, min(24, width / 6)) : 0
        let more = plan.groups[group].count - 1
        var x = 4 + nameWidth + 1
        if titleWidth > 0 {
            canvas.put(
                change.title + (more > 0 ? " +\(more)" : ""), x: x, y: y, style: style(.muted), width: titleWidth)
            x += titleWidth + 1
        }
        let room = max(0, width - x)
        if hasWarning, let verdict {
            canvas.put("on its payload: \(verdict)", x: x, y: y, style: style(.warning), width: room)
        } else if let message = message(plan, group, state) {
            canvas.put(message, x: x, y: y, style: style(state.role), width: room)
        } else {
            let excerpt = surroundings.windowExcerpt(change) ?? change.excerpt
            draw(excerpt, x: x, y: y, width: room, style, &canvas)
        }
    }

    /// `- {{ payload.a }}   + {{ payload.title }}`
    private static func draw(
        _ excerpt: (old: String, new: String), x: Int, y: Int, width: Int, _ style: (Role) -> Style,
        _ canvas: inout Canvas
    ) {
        let (old, new) = excerpt
        let half = max(4, width / 2)
        let used = old.isEmpty ? 0 : canvas.put("- " + old, x: x, y: y, style: style(.diffRemoved), width: half - 1) + 1
        canvas.put("+ " + new, x: x + used, y: y, style: style(.diffAdded), width: max(0, width - used))
    }

    /// What the templates of a row give with the payload of the integration.
    private static func verdict(on changes: [PlannedChange], _ table: PlanTable) -> String? {
        for change in changes {
            guard case .template(let slot)? = change.field, let text = change.value.string,
                case .warning(let message)? = table.verdicts[change.integration, slot, text]
            else { continue }
            return message
        }
        return nil
    }

    /// What is said in place of the difference; nil if the difference says it.
    private static func message(_ plan: Plan, _ group: Int, _ state: Plan.GroupState) -> String? {
        let changes = plan.groups[group].map { plan.changes[$0] }
        switch state {
        case .ready, .leftOut: return nil
        case .same:
            switch changes.first?.write {
            case .startMaintenance?: return "a window is open already"
            case .stopMaintenance?: return "no window is open"
            default: return "the same already"
            }
        case .conflict: return "someone else has changed it: m keeps yours, t theirs, o shows both"
        case .refused: return changes.lazy.compactMap(\.refusal).first ?? "the server would refuse it"
        case .keepsTheirs: return "the server's version stays"
        case .reading: return "reading the server's value"
        case .unread:
            let error = changes.lazy.compactMap(\.state.fetchError).first
            return "the server's value is unknown: \(error?.summary ?? "") · r retries"
        case .gone: return "no longer on the server"
        case .sending: return plan.isSending ? "sending" : "comparing with the server"
        case .saved: return "done"
        case .failed: return changes.lazy.compactMap(\.failure).first ?? "the server holds something else"
        case .uncertain: return "no response: it may be done; checking with the server"
        case .heldBack:
            return changes.lazy.compactMap(\.comparisonError).first.map {
                "not sent: it could not be compared with the server (\($0.summary))"
            } ?? "not sent"
        }
    }
}

extension Surroundings {
    /// A window before and after, in clock times; nil for other changes.
    fileprivate func windowExcerpt(_ change: PlannedChange) -> (old: String, new: String)? {
        let window = directory.integration(change.integration)?.maintenance
        let old = window.map { window in
            window.mode.title + (window.endsAt.map { " until \(clockTime(of: $0))" } ?? "")
        }
        switch change.write {
        case .startMaintenance(let mode, let seconds, _):
            return (old ?? "no window", "\(mode.title) for \(MaintenanceDuration.text(seconds))")
        case .extendMaintenance(_, let end, _):
            let before = window?.endsAt.map { "until \(clockTime(of: $0))" }
            return (before ?? old ?? "no window", "until \(clockTime(of: end))")
        case .stopMaintenance: return old.map { ($0, "no window") }
        case .field, .delete: return nil
        }
    }
}

extension Plan.GroupState {
    /// Behind a number in the title.
    fileprivate var message: String {
        switch self {
        case .ready: "to send"
        case .same: "unchanged"
        case .conflict: "in conflict"
        case .refused: "refused"
        case .leftOut: "left out"
        case .keepsTheirs: "kept"
        case .reading: "being read"
        case .unread: "not read"
        case .gone: "gone"
        case .sending: "being sent"
        case .saved: "done"
        case .failed: "failed"
        case .uncertain: "unclear"
        case .heldBack: "not sent"
        }
    }

    fileprivate var mark: String {
        switch self {
        case .ready: "→"
        case .same: "="
        case .conflict: "!"
        case .refused, .failed, .unread, .gone: "✗"
        case .leftOut, .heldBack: "·"
        case .keepsTheirs, .saved: "✓"
        case .reading, .sending: "↻"
        case .uncertain: "?"
        }
    }

    fileprivate var role: Role {
        switch self {
        case .ready: .accent
        case .same, .leftOut: .muted
        case .conflict, .uncertain, .heldBack: .warning
        case .refused, .failed, .unread, .gone: .danger
        case .keepsTheirs, .saved: .ok
        case .reading, .sending: .busy
        }
    }

    /// Whether nothing more happens to it.
    fileprivate var isEnded: Bool {
        switch self {
        case .same, .keepsTheirs, .gone, .saved, .failed, .uncertain: true
        case .ready, .conflict, .refused, .leftOut, .reading, .unread, .sending, .heldBack: false
        }
    }
}

extension PlannedChange {
    /// Why it can't be sent as it stands.
    fileprivate var refusal: String? {
        for warning in warnings {
            switch warning {
            case .faulty(let location, let message, let remedy):
                return "\(location): \(message)" + (remedy.map { " → \($0)" } ?? "")
            case .blocked(let rule): return rule
            case .empty, .brokenLabel, .dropsDraft: continue
            }
        }
        return nil
    }

    /// What the server said.
    fileprivate var failure: String? { if case .refused(let error) = state { error.summary } else { nil } }
}
