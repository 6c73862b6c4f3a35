import Planning
import TerminalCore

/// The overlay of the running plan, which continues whether it is shown or not.
package struct PlanOverlay: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case send, back, keepMine, takeTheirs, rebase, sendAnyway, recheck, nextChange, previousChange
        case move(ListMotion)
    }

    /// The change that keys act on.
    package private(set) var selected = 0
    /// The first visible row.
    package private(set) var top = 0
    /// The rows of each change. Long texts are compared only when they change.
    private var blocks = PlanBlocks()

    static let title = "Save plan"
    static let bindings: [OwnBinding] =
        [
            Binding(
                .enter, command: .send, label: "send",
                help: "send what the plan shows; close a plan with nothing left to send", unless: \.sendReason),
            Binding(
                .escape, .char("q"), command: .back, label: "back", help: "back to the editor; nothing is sent or lost",
                isAtEnd: true),
            Binding(
                .char("m"), command: .keepMine, label: "mine", help: "conflict: keep yours",
                unless: \.choiceReason),
            Binding(
                .char("t"), command: .takeTheirs, label: "theirs",
                help: "conflict: take theirs, drop yours", unless: \.choiceReason),
            Binding(
                .char("e"), command: .rebase, label: "merge",
                help: "conflict: apply your change to theirs", unless: \.rebaseReason),
            Binding(
                .char("y"), command: .sendAnyway, label: "send anyway", help: "send what the server would refuse",
                unless: \.sendAnywayReason),
            Binding(
                .char("r"), command: .recheck, label: "retry", help: "read the server's value again",
                unless: \.recheckReason),
            Binding(
                .tab, command: .nextChange, label: "next", help: "next field of the plan",
                unless: \.selectionReason),
            Binding(
                .backTab, command: .previousChange, help: "previous field", unless: \.selectionReason),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    func isBusy(_ surroundings: Surroundings) -> Bool { surroundings.plan?.plan.isUnderWay ?? false }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .send: return [.plan(.confirm)]
        case .back: return [.plan(.leave)]
        case .keepMine: return [.plan(.keepMine(selected))]
        case .takeTheirs: return [.plan(.takeTheirs(selected))]
        case .rebase: return [.plan(.rebase(selected))]
        case .sendAnyway: return [.plan(.sendAnyway(selected))]
        case .recheck: return [.plan(.retry)]
        case .nextChange: show(selected + 1, surroundings)
        case .previousChange: show(selected - 1, surroundings)
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let room = surroundings.room
        let count = blocks.heights.reduce(0, +)
        top = motion.scrolled(from: top, count: count, height: room.height)
    }

    /// Selects a change by index, wrapping around, and scrolls to it.
    private mutating func show(_ index: Int, _ surroundings: Surroundings) {
        guard let plan = surroundings.plan?.plan else { return }
        let (count, room) = (plan.changes.count, surroundings.room)
        selected = (index + count) % max(1, count)
        blocks.update(plan, width: room.width, results: surroundings.results)
        let heights = blocks.heights
        let above = heights.prefix(selected).reduce(0, +)
        top = min(above, max(0, heights.reduce(0, +) - room.height))
    }

    /// The rows of the plan.
    package var rows: [PlanRow] { blocks.rows(selected: selected) }

    mutating func settle(_ surroundings: Surroundings) {
        guard let plan = surroundings.plan?.plan else { return }
        blocks.update(plan, width: surroundings.room.width, results: surroundings.results)
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        if case .planSends(let index) = fact { show(index, surroundings) }
        return []
    }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        guard command == .send else { return .usual }
        return switch surroundings.plan?.confirmation {
        case .dropDrafts: .text("drop draft")
        case .close: .text("close")
        case .send, nil: .usual
        }
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? {
        .plan(Situation(layer: self, surroundings: surroundings).sendReason)
    }
}

/// Why keys of the plan are disabled; nil if they are not.
extension Situation<PlanOverlay> {
    private var runner: PlanRunner? { surroundings.plan }
    private var selected: Int { layer.selected }

    fileprivate var sendReason: DisabledReason? { runner?.confirmBlocker.map { .plan($0) } }

    fileprivate var choiceReason: DisabledReason? { runner?.hasChoice(at: selected) ?? false ? nil : .noConflict }

    fileprivate var rebaseReason: DisabledReason? {
        runner?.canRebase(at: selected) ?? false ? nil : .noConflictToRebase
    }

    fileprivate var sendAnywayReason: DisabledReason? {
        runner?.canSendAnyway(at: selected) ?? false ? nil : sendReason ?? notSentAnyway
    }

    private var notSentAnyway: DisabledReason {
        runner?.confirmation == .send ? .nothingToSendAnyway : .plan(.change(.nothingToSend))
    }

    fileprivate var selectionReason: DisabledReason? { runner?.plan.isList ?? false ? nil : .onlyOneField }

    fileprivate var recheckReason: DisabledReason? {
        let canRetry = runner?.plan.changes.contains { $0.state.fetchError != nil } ?? false
        return canRetry || surroundings.isRetryWaiting ? nil : .nothingToRecheck
    }
}
