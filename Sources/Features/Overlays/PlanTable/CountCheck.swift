package import Planning
import TerminalCore
package import TextEditing

/// Asks for the number of integrations before a plan for many is sent, so that no key sends it by mistake.
package struct CountCheck: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case send, close
        case edit(TextEdit)
    }

    /// How many requests are sent.
    package let count: Int
    /// What is done, as in the first row of the plan.
    package let write: PlannedChange.Write?
    /// Whether integrations are deleted.
    package var deletes: Bool { write == .delete }
    package private(set) var typed = EditableText("", singleLine: true)

    init(count: Int, _ write: PlannedChange.Write?) {
        self.count = count
        self.write = write
    }

    package var isConfirmed: Bool { typed.text.trimmingBlanks() == String(count) }

    static let title = "Count of a plan"
    static let takesText = true
    static let isInHelp = false
    static let bindings: [OwnBinding] =
        [
            Binding(.enter, command: .send, label: "send", help: "send the plan"),
            Binding(.escape, command: .close, label: "back", help: "back to the plan; nothing is sent", isAtEnd: true),
        ] + TextKeys.line.map { $0.wrapped(Command.edit, worksOnTinyScreen: true) }

    func label(of command: Command, _ surroundings: Surroundings) -> FooterLabel {
        command == .send && !isConfirmed ? .hidden : .usual
    }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .close: return [.close]
        case .send:
            // The plan may have changed since: what is sent is what was counted.
            guard isConfirmed, surroundings.plan?.plan.readyCount == count else {
                return [.notify(.plan(.countNotConfirmed))]
            }
            return [.close, .plan(.confirm)]
        case .edit(let edit): return self.edit(edit, surroundings)
        }
    }

    mutating func edit(_ change: (inout EditableText) -> Void) -> [OverlayRequest] {
        change(&typed)
        return []
    }
}
