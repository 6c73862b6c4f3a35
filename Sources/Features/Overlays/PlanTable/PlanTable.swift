import JSON
import OnCall
import Planning
import TerminalCore

/// A plan of many changes as a table: a row for each integration, and the differences of the one that is open.
package struct PlanTable: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case send, back, open, leaveOut, keepMine, takeTheirs, sendAnyway, recheck
        case move(ListMotion)
    }

    /// The row that keys act on.
    package private(set) var selected = 0
    /// The first visible row.
    package private(set) var top = 0
    /// Whether the differences of the selected row are shown in place of the table.
    package private(set) var isOpen = false
    /// The first visible line of the differences.
    package private(set) var scroll = 0
    /// The differences of the open row. Long texts are compared only when they change.
    private var shown: Shown?
    /// What the templates give with the payloads of their integrations.
    package private(set) var verdicts = LintBook()

    private struct Shown: Hashable, Sendable {
        let changes: [PlannedChange]
        let comparing: IntegrationID?
        let width: Int
        let rows: [PlanRow]
    }

    /// The lines of the open row.
    package var rows: [PlanRow] { isOpen ? shown?.rows ?? [] : [] }

    static let title = "Plan for many"
    static let bindings: [OwnBinding] =
        [
            Binding(
                .enter, command: .send, label: "send", help: "send all that can be sent; close a plan that is done",
                unless: \.sendReason),
            Binding(
                .char("o"), .right, .char("l"), .tab, command: .open, label: "open",
                help: "show all differences of a row"),
            Binding(
                .char(" "), command: .leaveOut, label: "leave out", help: "leave the row out, or take it in again",
                unless: \.leaveOutReason),
            Binding(
                .char("m"), command: .keepMine, label: "mine", help: "conflict: keep yours", unless: \.choiceReason),
            Binding(
                .char("t"), command: .takeTheirs, label: "theirs", help: "conflict: keep the server's version",
                unless: \.choiceReason),
            Binding(
                .char("y"), command: .sendAnyway, label: "send anyway", help: "send what the server would refuse",
                unless: \.sendAnywayReason),
            Binding(
                .char("r"), command: .recheck, label: "retry", help: "read the server's values again",
                unless: \.recheckReason),
            Binding(
                .escape, .char("q"), .left, .char("h"), command: .back, label: "back",
                help: "back to the table; from the table: close, nothing more is sent", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    func isBusy(_ surroundings: Surroundings) -> Bool { surroundings.plan?.plan.isUnderWay ?? false }

    /// The changes of the selected row.
    fileprivate func range(_ surroundings: Surroundings) -> Range<Int> {
        guard let plan = surroundings.plan?.plan, plan.groups.indices.contains(selected) else { return 0..<0 }
        return plan.groups[selected]
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        let range = range(surroundings)
        switch command {
        case .send: return send(surroundings)
        case .back:
            guard isOpen else { return [.plan(.leave)] }
            isOpen = false
        case .open:
            isOpen.toggle()
            scroll = 0
        case .leaveOut:
            if !isOpen { move(.down, surroundings) }
            return [.plan(.leaveOut(range))]
        case .keepMine: return range.map { .plan(.keepMine($0)) }
        case .takeTheirs: return range.map { .plan(.takeTheirs($0)) }
        case .sendAnyway: return range.map { .plan(.sendAnyway($0)) }
        case .recheck: return [.plan(.retry)]
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    /// From so many integrations on their number is typed; deletions are always counted.
    private func send(_ surroundings: Surroundings) -> [OverlayRequest] {
        guard let runner = surroundings.plan, runner.confirmation == .send else { return [.plan(.confirm)] }
        let check = CountCheck(count: runner.plan.readyCount, runner.plan.changes.first?.write)
        guard check.count > surroundings.configuration.confirmOver || check.deletes else { return [.plan(.confirm)] }
        return [.push(.countCheck(check))]
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let height = surroundings.room.height
        if isOpen {
            scroll = motion.scrolled(from: scroll, count: rows.count, height: height)
        } else if let plan = surroundings.plan?.plan {
            selected = motion.selection(from: selected, count: plan.groups.count, page: height)
        }
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch fact {
        case .planSends(let index):
            if let group = surroundings.plan?.plan.group(of: index) { selected = group }
            return []
        case .linted(let results): verdicts.add(results)
        case .requestEnded: break
        default: return []
        }
        return lintNext(surroundings)
    }

    mutating func settle(_ surroundings: Surroundings) {
        guard let plan = surroundings.plan?.plan else { return }
        selected = max(0, min(selected, plan.groups.count - 1))
        let height = surroundings.room.height
        top = Scrolling.top(showing: selected..<(selected + 1), from: top, height: height, count: plan.groups.count)
        guard isOpen, plan.groups.indices.contains(selected) else { return shown = nil }
        let (changes, width) = (Array(plan.changes[plan.groups[selected]]), surroundings.room.width)
        if shown?.changes != changes || shown?.width != width || shown?.comparing != plan.comparing {
            shown = Shown(
                changes: changes, comparing: plan.comparing, width: width,
                rows: plan.rows(ofGroup: selected, width: width))
        }
    }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        switch command {
        case .send:
            switch surroundings.plan?.confirmation {
            case .dropDrafts: .text(surroundings.plan?.plan.isOfDrafts ?? false ? "drop drafts" : "close")
            case .close: .text("close")
            case .send, nil: .usual
            }
        case .open: isOpen ? .text("table") : .usual
        default: .usual
        }
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? {
        .plan(Situation(layer: self, surroundings: surroundings).sendReason)
    }

    // MARK: Payloads

    /// Asks for the verdicts on the next rows, the visible ones first.
    mutating func lintNext(_ surroundings: Surroundings) -> [OverlayRequest] {
        guard !verdicts.isWaiting, let plan = surroundings.plan?.plan else { return [] }
        let height = surroundings.room.height
        let groups = Array(plan.groups.indices)
        let ordered = groups.dropFirst(top).prefix(height) + groups.prefix(top) + groups.dropFirst(top + height)
        var items: [LintItem] = []
        for group in ordered where items.count < LintBook.itemsAtOnce {
            let changes = plan.groups[group].map { plan.changes[$0] }
            guard let id = changes.first?.integration, let known = surroundings.directory.integration(id) else {
                continue
            }
            var texts: [TemplateSlot: String] = [:]
            for change in changes {
                if case .template(let slot)? = change.field, let text = change.value.string { texts[slot] = text }
            }
            if let item = verdicts.item(known, texts, server: surroundings.configuration.server) { items.append(item) }
        }
        return verdicts.request(items)
    }
}

/// Why keys of the table are disabled; nil if they are not.
extension Situation<PlanTable> {
    private var runner: PlanRunner? { surroundings.plan }
    private var range: Range<Int> { layer.range(surroundings) }

    fileprivate var sendReason: DisabledReason? { runner?.confirmBlocker.map { .plan($0) } }

    fileprivate var leaveOutReason: DisabledReason? {
        let canLeaveOut = range.contains { index in
            guard let state = runner?.plan.changes[index].state else { return false }
            return state.isOpen || state == .fetching || state.fetchError != nil
        }
        return canLeaveOut ? nil : .nothingToLeaveOut
    }

    fileprivate var choiceReason: DisabledReason? {
        range.contains { runner?.hasChoice(at: $0) ?? false } ? nil : .noConflict
    }

    fileprivate var sendAnywayReason: DisabledReason? {
        range.contains { runner?.canSendAnyway(at: $0) ?? false } ? nil : .nothingToSendAnyway
    }

    fileprivate var recheckReason: DisabledReason? {
        let canRetry = runner?.plan.changes.contains { $0.state.fetchError != nil } ?? false
        return canRetry || surroundings.isRetryWaiting ? nil : .nothingToRecheck
    }
}
