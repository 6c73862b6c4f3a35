import TerminalCore

/// A yes-or-no question. `y` is yes; everything else that leaves it is no. `y` starts none of what is asked about, so a key that is
/// pressed twice answers nothing.
package struct Question: OverlayLayer {
    package enum Command: Hashable, Sendable { case yes, no }

    package let asked: Asked
    /// What yes does.
    package let onYes: [OverlayRequest]

    static let title = "Question"
    static let isInHelp = false
    static let bindings: [OwnBinding] = [
        Binding(.char("y"), command: .yes, label: "yes", help: "yes"),
        Binding(
            .char("n"), .escape, .char("q"), .enter, command: .no, label: "no", help: "no: everything stays as it is",
            isAtEnd: true),
    ]

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .yes: [.close] + onYes
        case .no: [.close]
        }
    }

    func unboundHint(_ surroundings: Surroundings) -> UnboundHint? { .question }
}
