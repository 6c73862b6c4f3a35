/// Case conversion and case tests, as in Python's `str`.
package enum TextCase {
    static func upper(_ text: String) -> String {
        if text.isPlainASCII { return ascii(text) { $0 &- ($0 &- 0x61 < 26 ? 32 : 0) } }
        return mapped(text) { _, _ in .upper }
    }

    /// `str.lower`
    package static func lower(_ text: String) -> String {
        if text.utf8.count < 16, text.utf8.allSatisfy({ $0 < 0x41 || $0 > 0x5A && $0 < 0x80 }) { return text }
        if text.isPlainASCII { return ascii(text) { $0 &+ ($0 &- 0x41 < 26 ? 32 : 0) } }
        return mapped(text) { _, _ in .lower }
    }

    static func title(_ text: String) -> String {
        var wasCased = false
        return mapped(text) { scalar, _ in
            defer { wasCased = !CharacterTable.traits(scalar).isDisjoint(with: .cased) }
            return wasCased ? .lower : .title
        }
    }

    static func capitalize(_ text: String) -> String { mapped(text) { $1 == 0 ? .title : .lower } }

    static func swap(_ text: String) -> String {
        mapped(text) { scalar, _ in
            let traits = CharacterTable.traits(scalar)
            return traits.contains(.upper) ? .lower : traits.contains(.lower) ? .upper : nil
        }
    }

    /// jinja2's `title`: unlike in `str.title`, an apostrophe does not end a word.
    static func titleOfWords(_ text: String) -> String {
        var isFirst = true
        return mapped(text, isSigmaAlone: true) { scalar, _ in
            let isSeparator = "-({[<".unicodeScalars.contains(scalar) || scalar.isPythonSpace
            defer { isFirst = isSeparator }
            // Python looks at each word alone, so that a sigma after a separator has nothing before it.
            return isFirst && !isSeparator ? .upper : isSeparator ? nil : .lower
        }
    }

    /// Each character in the case that `choose` names; nil leaves it as it is.
    /// - Parameter choose: gets the character and its number.
    @inline(__always)
    private static func mapped(
        _ text: String, isSigmaAlone: Bool = false,
        _ choose: (Unicode.Scalar, Int) -> CharacterTable.Mapping?
    ) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 8)
        var number = 0
        var scalars: [Unicode.Scalar]?
        for scalar in text.unicodeScalars {
            let mapping = choose(scalar, number)
            let value = scalar.value
            if value < 0x80 {
                let byte = UInt8(value)
                switch mapping {
                case .lower: result.append(byte &+ (byte &- 0x41 < 26 ? 32 : 0))
                case .upper, .title: result.append(byte &- (byte &- 0x61 < 26 ? 32 : 0))
                case nil: result.append(byte)
                }
            } else if value == 0x3A3, mapping == .lower {
                let known = scalars ?? Array(text.unicodeScalars)
                scalars = known
                result.append(smallSigma(known, number, inWord: isSigmaAlone))
            } else if let mapping {
                CharacterTable.append(scalar, mapping, to: &result)
            } else {
                result.append(scalar)
            }
            number += 1
        }
        return String(trusted: result)
    }

    /// `str.casefold`, built from the other mappings, from which only few letters differ.
    static func fold(_ text: String) -> String {
        if text.isPlainASCII { return ascii(text) { $0 &+ ($0 &- 0x41 < 26 ? 32 : 0) } }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 8)
        for scalar in text.unicodeScalars {
            let value = scalar.value
            if value < 0x80 {
                result.append(UInt8(value) &+ (value &- 0x41 < 26 ? 32 : 0))
                continue
            }
            if CharacterTable.isCaseless(value) {
                result.append(scalar)
                continue
            }
            if let known = CharacterTable.folded(value) {
                result.append(known)
            } else {
                result += folded(scalar).utf8
            }
        }
        return String(trusted: result)
    }

    /// What a character is folded to.
    static func folded(_ scalar: Unicode.Scalar) -> String {
        let properties = scalar.properties
        switch scalar.value {
        case 0x131, 0x13A0...0x13F5: return String(scalar)
        case 0x1E9E: return "ss"
        case 0x13F8...0x13FD, 0xAB70...0xABBF: return properties.uppercaseMapping
        default:
            let upper = properties.uppercaseMapping
            if upper.hasSameBytes(as: String(scalar)) { return properties.lowercaseMapping }
            return upper.unicodeScalars.map(\.properties.lowercaseMapping).joined()
        }
    }

    static func isLower(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            let traits = CharacterTable.traits(scalar)
            if !traits.isDisjoint(with: [.upper, .title]) { return false }
            if traits.contains(.lower) { hasCased = true }
        }
        return hasCased
    }

    static func isUpper(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            let traits = CharacterTable.traits(scalar)
            if !traits.isDisjoint(with: [.lower, .title]) { return false }
            if traits.contains(.upper) { hasCased = true }
        }
        return hasCased
    }

    static func isTitle(_ text: String) -> Bool {
        var hasCased = false
        var wasCased = false
        for scalar in text.unicodeScalars {
            let traits = CharacterTable.traits(scalar)
            if !traits.isDisjoint(with: [.upper, .title]) {
                if wasCased { return false }
                wasCased = true
                hasCased = true
            } else if traits.contains(.lower) {
                if !wasCased { return false }
                hasCased = true
            } else {
                wasCased = false
            }
        }
        return hasCased
    }

    @inline(__always)
    private static func ascii(_ text: String, _ map: (UInt8) -> UInt8) -> String {
        text.readBytes { bytes in
            String(trusted: bytes.count, isASCII: true) { buffer in
                for index in 0..<bytes.count { buffer[index] = map(bytes[index]) }
                return bytes.count
            }
        }
    }

    /// A sigma at the end of a word has its own letter.
    /// - Parameter inWord: whether only the word between separators of `title` counts.
    private static func smallSigma(_ scalars: [Unicode.Scalar], _ index: Int, inWord: Bool) -> Unicode.Scalar {
        func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
            inWord && ("-({[<".unicodeScalars.contains(scalar) || scalar.isPythonSpace)
        }
        var first = 0
        if inWord {
            // The first letter of the word is mapped apart from the others, which begin after it.
            first = (scalars[..<index].lastIndex(where: isSeparator) ?? -1) + 2
        }
        var before = index - 1
        while before >= first, scalars[before].properties.isCaseIgnorable { before -= 1 }
        guard before >= first, scalars[before].properties.isCased else { return "\u{3C3}" }
        var after = index + 1
        while after < scalars.count, !isSeparator(scalars[after]), scalars[after].properties.isCaseIgnorable {
            after += 1
        }
        let goesOn = after < scalars.count && !isSeparator(scalars[after]) && scalars[after].properties.isCased
        return goesOn ? "\u{3C3}" : "\u{3C2}"
    }
}
