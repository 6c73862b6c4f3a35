/// Case conversion and case tests, as in Python's `str`.
package enum TextCase {
    static func upper(_ text: String) -> String {
        if let ascii = ascii(text, { $0 >= 0x61 && $0 <= 0x7A ? $0 - 32 : $0 }) { return ascii }
        var result = ""
        for scalar in text.unicodeScalars { result += scalar.properties.uppercaseMapping }
        return result
    }

    /// `str.lower`
    package static func lower(_ text: String) -> String {
        if let ascii = ascii(text, { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }) { return ascii }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for index in scalars.indices { result += lower(scalars, index) }
        return result
    }

    static func title(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var wasCased = false
        for index in scalars.indices {
            result += wasCased ? lower(scalars, index) : scalars[index].properties.titlecaseMapping
            wasCased = scalars[index].isCasedLetter
        }
        return result
    }

    static func capitalize(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        guard let first = scalars.first else { return text }
        var result = first.properties.titlecaseMapping
        for index in scalars.indices.dropFirst() { result += lower(scalars, index) }
        return result
    }

    static func swap(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for index in scalars.indices {
            if scalars[index].properties.isUppercase {
                result += lower(scalars, index)
            } else if scalars[index].properties.isLowercase {
                result += scalars[index].properties.uppercaseMapping
            } else {
                result.unicodeScalars.append(scalars[index])
            }
        }
        return result
    }

    /// `str.casefold`, built from the other mappings, from which only few letters differ.
    static func fold(_ text: String) -> String {
        if let ascii = ascii(text, { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }) { return ascii }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x131: result.unicodeScalars.append(scalar)
            case 0x1E9E: result += "ss"
            case 0x13A0...0x13F5: result.unicodeScalars.append(scalar)
            case 0x13F8...0x13FD, 0xAB70...0xABBF: result += scalar.properties.uppercaseMapping
            default:
                for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                    result += upper.properties.lowercaseMapping
                }
            }
        }
        return result
    }

    static func isLower(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isUppercase || scalar.isTitlecase { return false }
            if scalar.properties.isLowercase { hasCased = true }
        }
        return hasCased
    }

    static func isUpper(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase || scalar.isTitlecase { return false }
            if scalar.properties.isUppercase { hasCased = true }
        }
        return hasCased
    }

    static func isTitle(_ text: String) -> Bool {
        var hasCased = false
        var wasCased = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isUppercase || scalar.isTitlecase {
                if wasCased { return false }
                wasCased = true
                hasCased = true
            } else if scalar.properties.isLowercase {
                if !wasCased { return false }
                hasCased = true
            } else {
                wasCased = false
            }
        }
        return hasCased
    }

    private static func ascii(_ text: String, _ map: (UInt8) -> UInt8) -> String? {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return nil }
        return String(decoding: text.utf8.map(map), as: UTF8.self)
    }

    /// A sigma at the end of a word has its own letter.
    private static func lower(_ scalars: [Unicode.Scalar], _ index: Int) -> String {
        guard scalars[index] == "\u{3A3}" else { return scalars[index].properties.lowercaseMapping }
        var before = index - 1
        while before >= 0, scalars[before].properties.isCaseIgnorable { before -= 1 }
        guard before >= 0, scalars[before].properties.isCased else { return "\u{3C3}" }
        var after = index + 1
        while after < scalars.count, scalars[after].properties.isCaseIgnorable { after += 1 }
        return after < scalars.count && scalars[after].properties.isCased ? "\u{3C3}" : "\u{3C2}"
    }
}

extension Unicode.Scalar {
    fileprivate var isTitlecase: Bool { properties.generalCategory == .titlecaseLetter }
    fileprivate var isCasedLetter: Bool { properties.isUppercase || properties.isLowercase || isTitlecase }
}
