import TerminalCore

/// The plan that runs, on the screen: what of it is seen. The plan itself goes on whether it is shown or not.
package struct PlanOverlay: OverlayLayer {
    init() {}

    static let title = "Plan of a save"
    static let bindings: [Binding<Situation<PlanOverlay>, PlanCommand>] =
        [
            Binding(
                .enter, command: .send, label: "send", help: "send what the plan shows", unless: { $0.reason(.send) }),
            Binding(
                .escape, .char("q"), command: .back, label: "back", help: "back to the editor; nothing is sent or lost",
                isAtEnd: true),
            Binding(
                .char("m"), command: .keepMine, label: "mine", help: "two changes of a field: keep yours",
                unless: { $0.reason(.keepMine) }),
            Binding(
                .char("t"), command: .takeTheirs, label: "theirs",
                help: "two changes of a field: take theirs, drop yours", unless: { $0.reason(.takeTheirs) }),
            Binding(
                .char("e"), command: .rebase, label: "edit on",
                help: "two changes of a field: edit yours on, as a change of theirs", unless: { $0.reason(.rebase) }),
            Binding(
                .char("y"), command: .sendAnyway, label: "send it all the same", help: "send what would be refused",
                unless: { $0.reason(.sendAnyway) }),
            Binding(
                .char("r"), command: .recheck, label: "look again", help: "ask again what the server holds",
                unless: { $0.reason(.recheck) }),
            Binding(
                .tab, command: .nextChange, label: "next", help: "the next field of the plan",
                unless: { $0.reason(.nextChange) }),
            Binding(
                .backTab, command: .previousChange, help: "the field before", unless: { $0.reason(.previousChange) }),
        ] + RowKeys.bindings.map { $0.wrapped(PlanCommand.move) }

    func isBusy(_ surroundings: Surroundings) -> Bool { surroundings.plan?.isSending ?? false }

    mutating func perform(_ command: PlanCommand, _ surroundings: Surroundings) -> [OverlayRequest] { [.plan(command)] }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? {
        .plan(Situation(layer: self, surroundings: surroundings).reason(.send))
    }
}

/// What a key can ask of a plan.
package enum PlanCommand: Hashable, Sendable {
    case send, back, keepMine, takeTheirs, rebase, sendAnyway, recheck, nextChange, previousChange
    case move(ListMotion)
}
