package import TerminalCore

/// What follows Ctrl-Q: the next key counts as with Alt. Some terminals send nothing for Alt, and some keyboards have no key for some of
/// the others; this way every action can be reached on all of them.
package struct AltKeys: OverlayLayer {
    package enum Command: Hashable, Sendable { case close }

    /// An action and the key to press for it.
    package struct Choice: Hashable, Sendable {
        package let key: Key
        package let help: String
        /// A word or two for it, where the help has no room; nil if it has none.
        package let label: String?
    }

    /// In the order of the context's table.
    package let choices: [Choice]

    /// - Parameter lines: the keys of the context that it was opened from.
    init(after lines: [KeyLine]) {
        choices = lines.compactMap { line in
            guard let key = line.keys.first(where: { $0.isAltCharacter }) else { return nil }
            return Choice(key: Key(key.code), help: line.help, label: line.label)
        }
    }

    static let title = "After Ctrl-Q"
    static let isInHelp = false
    static let bindings: [OwnBinding] = [
        Binding(.escape, .ctrl("q"), command: .close, label: "close", help: "close the list of keys", isAtEnd: true)
    ]

    /// The keys that don't count as with Alt.
    static let closing: Set<Key> = [.escape, .ctrl("q"), .ctrl("c")]

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] { [.close] }
}

extension Key {
    /// Alt and a character, without other modifiers.
    package var isAltCharacter: Bool {
        if case .character = code { modifiers == .alt } else { false }
    }
}
