import TerminalCore

/// A yes-or-no question. `y` is yes; every other key that closes it is no. `y` never opens a question, so pressing a key twice does not
/// answer one.
package struct Question: OverlayLayer {
    package enum Command: Hashable, Sendable { case yes, no }

    package private(set) var subject: Subject
    /// The requests of a yes.
    package let onYes: [OverlayRequest]

    static let title = "Question"
    static let isInHelp = false
    static let bindings: [OwnBinding] = [
        Binding(.char("y"), command: .yes, label: "yes", help: "yes"),
        Binding(
            .char("n"), .escape, .char("q"), .enter, command: .no, label: "no", help: "no, change nothing",
            isAtEnd: true),
    ]

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .yes: [.close] + onYes
        case .no: [.close]
        }
    }

    /// While it is open, drafts are written to disk, or can't be, and uncertain writes are resolved.
    mutating func settle(_ surroundings: Surroundings) {
        let uncertainItems = surroundings.exchange.uncertainItems
        switch subject {
        case .quit(var unfinished):
            (unfinished.drafts, unfinished.unwritten) = (surroundings.drafts.count, surroundings.drafts.unwritten.count)
            unfinished.isWriteUnderWay = surroundings.exchange.hasWriteUnderWay
            unfinished.uncertainItems = uncertainItems
            subject = .quit(unfinished)
        case .switchContext(let name, _, let marks): subject = .switchContext(name, uncertainItems, marks: marks)
        case .dropDraft, .stopMaintenance: break
        }
    }

    init(subject: Subject, onYes: [OverlayRequest]) {
        self.subject = subject
        self.onYes = onYes
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { .question }
}
