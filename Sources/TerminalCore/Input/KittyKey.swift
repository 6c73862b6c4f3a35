/// A key in the kitty protocol: code point : shifted : base ; modifiers : kind ; text. xterm's modifyOtherKeys has the same parts
/// in another order.
struct KittyKey {
    private let code: Int
    private let shifted: Int?
    /// The key at the same place of a US keyboard.
    private let base: Int?
    private let modifiers: Key.Modifiers
    private let isRelease: Bool

    init(_ numbers: [[Int]]) {
        code = numbers.first?.first ?? 0
        shifted = numbers.first.flatMap { $0.count > 1 && $0[1] > 0 ? $0[1] : nil }
        base = numbers.first.flatMap { $0.count > 2 && $0[2] > 0 ? $0[2] : nil }
        let second = numbers.count > 1 ? numbers[1] : []
        modifiers = Key.Modifiers(xterm: second.first ?? 1)
        isRelease = second.count > 1 && second[1] == 3
    }

    /// The key; nil for releases, lone modifiers and media keys.
    var key: Key? {
        guard !isRelease else { return nil }
        if let code = Key.Code(kitty: code) { return Key(code, modifiers).normalized }
        guard let scalar = Unicode.Scalar(UInt32(code)), scalar.value >= 0x20, !(0x7F..<0xA0).contains(scalar.value),
            scalar.properties.generalCategory != .privateUse
        else { return nil }
        // With Control or Alt a key is a command, which the letters of other alphabets can't name.
        if !scalar.isASCII, !modifiers.isDisjoint(with: [.control, .alt]), let base,
            (UInt32(0x61)...0x7A).contains(UInt32(base)), let letter = Unicode.Scalar(UInt32(base))
        {
            return Key(.character(Character(letter)), modifiers)
        }
        return Key(.character(Character(scalar)), modifiers).applyingShift(shifted)
    }
}

extension Key {
    /// Applies Shift to the character, as other terminals send it; with Control a letter is lower-case.
    fileprivate func applyingShift(_ shifted: Int?) -> Key {
        guard case .character(let character) = code, modifiers.contains(.shift),
            // Ctrl-_ needs Shift on many keyboards, and is the same key on all of them.
            !modifiers.contains(.control) || !character.isLetter
        else { return self }
        if let shifted = shifted.flatMap({ Unicode.Scalar(UInt32($0)) }) {
            return Key(.character(Character(shifted)), modifiers.subtracting(.shift))
        }
        let upper = character.uppercased()
        guard upper.count == 1, let letter = upper.first else { return self }
        return Key(.character(letter), modifiers.subtracting(.shift))
    }
}

extension Key.Code {
    /// The keys that have a number instead of a code point.
    fileprivate init?(kitty code: Int) {
        switch code {
        case 9: self = .tab
        case 13, 57345, 57414: self = .enter
        case 27, 57344: self = .escape
        case 127, 8, 57347: self = .backspace
        case 57346: self = .tab
        case 57348, 57425: self = .insert
        case 57349, 57426: self = .delete
        case 57350, 57417: self = .left
        case 57351, 57418: self = .right
        case 57352, 57419: self = .up
        case 57353, 57420: self = .down
        case 57354, 57421: self = .pageUp
        case 57355, 57422: self = .pageDown
        case 57356, 57423: self = .home
        case 57357, 57424: self = .end
        case 57364...57398: self = .function(code - 57363)
        case 57399...57408: self = .character(Character(Unicode.Scalar(UInt8(code - 57399 + 0x30))))
        case 57409...57413, 57415, 57416:
            let signs: [Int: Character] = [
                57409: ".", 57410: "/", 57411: "*", 57412: "-", 57413: "+", 57415: "=", 57416: ",",
            ]
            guard let sign = signs[code] else { return nil }
            self = .character(sign)
        default: return nil
        }
    }
}
