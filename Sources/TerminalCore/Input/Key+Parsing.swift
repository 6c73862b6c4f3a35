/// Why a text names no key that can be bound.
package struct KeyProblem: Error, Hashable, Sendable {
    /// What is wrong, and what to write instead.
    package let message: String
}

extension Key {
    private static let names: [String: Code] = [
        "enter": .enter, "return": .enter, "tab": .tab, "backspace": .backspace, "bs": .backspace, "del": .delete,
        "delete": .delete, "ins": .insert, "insert": .insert, "esc": .escape, "escape": .escape, "up": .up, "↑": .up,
        "down": .down, "↓": .down, "left": .left, "←": .left, "right": .right, "→": .right, "home": .home,
        "end": .end, "pgup": .pageUp, "pageup": .pageUp, "pgdn": .pageDown, "pagedown": .pageDown,
        "space": .character(" "),
    ]

    private static let prefixes: [(text: String, modifier: Modifiers)] = [
        ("ctrl-", .control), ("control-", .control), ("ctrl+", .control), ("c-", .control), ("alt-", .alt),
        ("alt+", .alt), ("meta-", .alt), ("m-", .alt), ("shift-", .shift), ("shift+", .shift), ("s-", .shift),
    ]

    /// The key of a name as the help writes it: `m`, `Ctrl-S`, `Alt-x`, `F2`, `PgDn`, `Shift-Tab`, `Space`.
    /// - Throws: why it is no key, or why terminals can't send it.
    package init(named name: String) throws(KeyProblem) {
        var rest = name
        var modifiers: Modifiers = []
        while rest.count > 1, let prefix = Key.prefixes.first(where: { rest.lowercased().hasPrefix($0.text) }),
            rest.count > prefix.text.count
        {
            modifiers.insert(prefix.modifier)
            rest.removeFirst(prefix.text.count)
        }
        let lower = rest.lowercased()
        if let code = Key.names[lower] {
            self = try Key.named(code, modifiers, name)
        } else if lower.hasPrefix("f"), rest.count > 1, let number = Int(lower.dropFirst()) {
            guard (1...12).contains(number) else { throw KeyProblem(message: "'\(name)': there are F1 to F12") }
            self.init(.function(number), modifiers)
        } else if rest.count == 1, let character = rest.first, !character.isWhitespace {
            self = try Key.typed(character, modifiers, name)
        } else {
            let near = NearestName.of(lower, among: Key.names.keys.sorted()).map { "; did you mean '\($0)'?" } ?? ""
            throw KeyProblem(
                message: "'\(name)' is no key\(near.isEmpty ? "; write m, Ctrl-S, Alt-x, F2 or PgDn" : near)")
        }
    }

    private static func named(_ code: Code, _ modifiers: Modifiers, _ name: String) throws(KeyProblem) -> Key {
        func refuse(_ instead: String) -> KeyProblem {
            KeyProblem(message: "'\(name)': most terminals send the same as for \(instead)")
        }
        switch code {
        case .tab where modifiers == .shift: return .backTab
        case .tab where !modifiers.isEmpty: throw refuse("Tab")
        case .enter where !modifiers.subtracting(.alt).isEmpty: throw refuse("Enter")
        case .escape where !modifiers.isEmpty: throw refuse("Esc")
        case .character where modifiers.contains(.shift): throw refuse("Space")
        default: return Key(code, modifiers)
        }
    }

    /// A character with Control arrives as a control character, which has neither case nor, mostly, punctuation.
    private static func typed(
        _ character: Character, _ modifiers: Modifiers, _ name: String
    ) throws(KeyProblem) -> Key {
        guard modifiers.contains(.control) else {
            guard modifiers.contains(.shift) else { return Key(.character(character), modifiers) }
            let typed = character.uppercased()
            let instead = character.isLetter ? "; write '\(modifiers.contains(.alt) ? "Alt-" : "")\(typed)'" : ""
            throw KeyProblem(message: "'\(name)': Shift is part of a typed character\(instead)")
        }
        if modifiers.contains(.shift) {
            throw KeyProblem(message: "'\(name)': terminals send the same as for Ctrl-\(character.uppercased())")
        }
        let lower = Character(character.lowercased())
        switch lower {
        case "i": throw KeyProblem(message: "'\(name)': terminals send Tab for it")
        case "m": throw KeyProblem(message: "'\(name)': terminals send Enter for it")
        case "[": throw KeyProblem(message: "'\(name)': terminals send Esc for it")
        case "a"..."z" where lower.isASCII: return Key(.character(lower), modifiers)
        case "\\", "]", "^", "_", "/": return Key(.character(lower), modifiers)
        default: throw KeyProblem(message: "'\(name)': terminals can't send Ctrl with this character")
        }
    }
}
