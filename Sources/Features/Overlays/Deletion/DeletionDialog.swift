package import OnCall
import TerminalCore
package import TextEditing

/// The dialog that deletes an integration once the confirmation word is typed.
package struct DeletionDialog: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case delete, close
        case edit(TextEdit)
    }

    /// The confirmation word.
    package static let word = "delete"

    package let integration: IntegrationID
    package private(set) var typed = EditableText("", singleLine: true)

    init(_ integration: IntegrationID) { self.integration = integration }

    package var isConfirmed: Bool { typed.text.trimmingBlanks().lowercased() == DeletionDialog.word }

    static let title = "Deletion"
    static let takesText = true
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .delete, label: "delete", help: "delete it for good"),
            Binding(.escape, command: .close, label: "cancel", help: "delete nothing", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        command == .delete && !isConfirmed ? .hidden : .usual
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .delete:
            guard isConfirmed else { return [.notify(.deletionNotConfirmed)] }
            return [.close, .send(.delete(integration))]
        case .edit(let edit): return self.edit(edit, surroundings)
        }
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&typed)
        return []
    }
}
