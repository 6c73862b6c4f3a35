/// How terminals encode keys, one table per encoding.
extension Key {
    /// The key of a control character: Enter is CR, Backspace is DEL; Control-H and Control-J are themselves.
    init(control byte: UInt8) {
        switch byte {
        case 0: self = .ctrl(" ")
        case 0x09: self = .tab
        case 0x0D: self = .enter
        case 0x1B: self = .escape
        case 0x7F: self = .backspace
        case 0x01...0x1A: self = .ctrl(Character(Unicode.Scalar(byte + 0x60)))
        default: self = .ctrl(Character(Unicode.Scalar(byte + 0x40)))
        }
    }

    /// Control and a character that is the same key on other terminals: Control-[ is Escape, Control-I is Tab, Control-M is Enter. Upper-case
    /// letters, which modifyOtherKeys sends with Control and Shift, are lower-case here as elsewhere.
    var plainControl: Key {
        guard case .character(let character) = code, modifiers.contains(.control) else { return self }
        let rest = modifiers.subtracting(.control)
        switch character {
        case "[" where rest.isSubset(of: .alt): return Key(.escape, rest)
        case "i" where rest.isSubset(of: .alt): return Key(.tab, rest)
        case "m" where rest.isSubset(of: .alt): return Key(.enter, rest)
        case "@": return Key(.character(" "), modifiers)
        default:
            guard character.isUppercase, let lower = character.lowercased().first else { return self }
            return Key(.character(lower), modifiers.union(.shift))
        }
    }

    func adding(_ modifiers: Modifiers) -> Key {
        Key(code, self.modifiers.union(modifiers))
    }

    /// The canonical form of a key that terminals send in several forms: Shift-Tab is `backTab`.
    var normalized: Key {
        guard code == .tab && modifiers.contains(.shift) || code == .backTab else { return self }
        return Key(.backTab, modifiers.subtracting(.shift))
    }
}

extension Key.Modifiers {
    /// xterm's modifier parameter: 1 plus the sum of 1 Shift, 2 Alt, 4 Control, 8 Meta, which counts as Alt. Super, Caps Lock and
    /// others are ignored.
    init(xterm number: Int) {
        let bits = max(1, number) - 1
        self = []
        if bits & 1 != 0 { insert(.shift) }
        if bits & (2 | 8) != 0 { insert(.alt) }
        if bits & 4 != 0 { insert(.control) }
    }
}

extension Key.Code {
    /// The final byte of an arrow key: A to D.
    init?(arrow final: UInt8) {
        switch final {
        case UInt8(ascii: "A"): self = .up
        case UInt8(ascii: "B"): self = .down
        case UInt8(ascii: "C"): self = .right
        case UInt8(ascii: "D"): self = .left
        default: return nil
        }
    }

    /// The final byte after ESC [ and optional modifiers.
    init?(csi final: UInt8) {
        switch final {
        case UInt8(ascii: "F"): self = .end
        case UInt8(ascii: "H"): self = .home
        case UInt8(ascii: "Z"): self = .backTab
        case UInt8(ascii: "P")...UInt8(ascii: "S"): self = .function(Int(final) - 0x4F)
        default: self.init(arrow: final)
        }
    }

    /// The final byte after ESC O: arrows, F1 to F4, and the keypad in application mode.
    init?(ss3 final: UInt8) {
        switch final {
        case UInt8(ascii: "M"): self = .enter
        case UInt8(ascii: "I"): self = .tab
        case UInt8(ascii: " "): self = .character(" ")
        case UInt8(ascii: "X"): self = .character("=")
        // j to y are the characters * + , - . / 0 to 9, in ASCII order.
        case UInt8(ascii: "j")...UInt8(ascii: "y"): self = .character(Character(Unicode.Scalar(final - 0x40)))
        default: self.init(csi: final)
        }
    }

    /// The number before `~`.
    init?(number: Int) {
        switch number {
        case 1, 7: self = .home
        case 2: self = .insert
        case 3: self = .delete
        case 4, 8: self = .end
        case 5: self = .pageUp
        case 6: self = .pageDown
        case 11...15: self = .function(number - 10)
        case 17...21: self = .function(number - 11)
        case 23...26: self = .function(number - 12)
        case 28, 29: self = .function(number - 13)
        case 31...34: self = .function(number - 14)
        default: return nil
        }
    }
}
