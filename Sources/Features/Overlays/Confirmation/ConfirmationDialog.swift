package import OnCall
import TerminalCore
package import TextEditing

/// What a guarded key is about to do.
package enum GuardedAction: Hashable, Sendable {
    case start(MaintenanceMode, of: [String], until: String)
    case extend(of: [String], until: String)
    /// Windows that come back, as in their title.
    case queue(MaintenanceMode, of: [String], String)
    case stop(of: [String])
    case save(changes: Int)
    case create(String)
    case delete([String])
    case unlock(minutes: Int)
}

/// The dialog of a guarded context: Enter does nothing until what is asked for has been typed.
package struct ConfirmationDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case confirm, close
        case edit(TextEdit)
    }

    package let demand: WriteGuards.Demand
    package let action: GuardedAction
    package private(set) var typed = EditableText("", singleLine: true)
    private let onConfirmed: [OverlayRequest]

    init(_ demand: WriteGuards.Demand, _ action: GuardedAction, onConfirmed: [OverlayRequest]) {
        self.demand = demand
        self.action = action
        self.onConfirmed = onConfirmed
    }

    package var isConfirmed: Bool { demand.isMet(by: typed.text) }

    static let title = "Confirmation"
    static let takesText = true
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .confirm, label: "confirm", help: "do it, once the word is typed"),
            Binding(.escape, command: .close, label: "cancel", help: "do nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        command == .confirm && !isConfirmed ? .hidden : .usual
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .confirm: return isConfirmed ? [.close] + onConfirmed : [.notify(.notConfirmed(word: demand.word))]
        case .edit(let edit): return self.edit(edit, surroundings)
        }
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&typed)
        return []
    }
}
