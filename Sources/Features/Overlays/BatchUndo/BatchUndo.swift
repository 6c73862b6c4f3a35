package import OnCall
import TerminalCore

/// Asks how much to undo: the last write of an integration, or the whole batch that it belongs to.
package struct BatchUndo: OverlayLayer {
    package enum Command: Hashable, Sendable { case one, all, close }

    package let integration: IntegrationID
    /// How many integrations of the batch can be undone.
    package let count: Int

    init(_ integration: IntegrationID, count: Int) {
        self.integration = integration
        self.count = count
    }

    static let title = "Undo of a batch"
    static let isInHelp = false
    static let bindings: [OwnBinding] = [
        Binding(.enter, .char("o"), command: .one, label: "this one", help: "undo it for this integration"),
        Binding(.char("a"), command: .all, label: "all", help: "undo it for all integrations of the batch"),
        Binding(.escape, .char("q"), .char("n"), command: .close, label: "cancel", help: "undo nothing", isAtEnd: true),
    ]

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .one: [.close, .undo(integration)]
        case .all: [.close, .undoBatch(integration)]
        case .close: [.close]
        }
    }
}
