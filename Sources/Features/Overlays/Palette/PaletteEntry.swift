package import OnCall
package import TerminalCore

/// Something that the palette can do.
package struct PaletteEntry: Hashable, Sendable {
    /// What it is about.
    package enum Kind: Hashable, Sendable { case action, command, view, context, theme, integration }

    /// What Enter does.
    package enum Target: Hashable, Sendable {
        /// Press a key where the palette was opened.
        case key(Key)
        /// Perform a command of the program.
        case command(Command)
        /// Go to an integration.
        case integration(IntegrationID)
    }

    package let kind: Kind
    /// What is shown and searched.
    package let text: String
    package let target: Target
    /// How it is done without the palette: a key, or a line with a colon; empty for none.
    package let shortcut: String
    /// Why it is disabled; nil if it is enabled.
    package internal(set) var reason: DisabledReason?

    init(_ kind: Kind, _ text: String, _ target: Target, shortcut: String = "") {
        self.kind = kind
        self.text = text
        self.target = target
        self.shortcut = shortcut
    }

    /// What does it, once the palette is closed.
    var requests: [OverlayRequest] {
        switch target {
        case .key(let key): [.replay([.key(key)])]
        case .command(let command): [.perform(command)]
        case .integration(let id): [.show(id)]
        }
    }

    /// Says why it is disabled.
    func notice(of reason: DisabledReason) -> Notice {
        if case .key(let key) = target { return .disabled(key, reason) }
        return .commandDisabled(name: shortcut.hasPrefix(":") ? String(shortcut.dropFirst()) : text, reason)
    }
}
