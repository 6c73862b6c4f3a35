/// Half of a surrogate pair, which a Python string can contain alone (`'\ud83d'`) and a Swift string can't. It is mapped into the
/// last private-use plane, which real text doesn't use.
package enum LoneSurrogate {
    private static let base: UInt32 = 0x10_F000

    static func isOne(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= base && scalar.value < base + 0x800 }

    /// The substitute for the code unit `unit` (0xD800 ... 0xDFFF).
    static func scalar(_ unit: UInt32) -> Unicode.Scalar { Unicode.Scalar(base + (unit - 0xD800)) ?? "\u{FFFD}" }

    /// The code point as Python sees it.
    static func codePoint(_ scalar: Unicode.Scalar) -> UInt32 {
        isOne(scalar) ? scalar.value - base + 0xD800 : scalar.value
    }

    /// The character of a Python code point, surrogates included; nil beyond U+10FFFF.
    static func character(_ codePoint: UInt32) -> Unicode.Scalar? {
        codePoint >= 0xD800 && codePoint < 0xE000 ? scalar(codePoint) : Unicode.Scalar(codePoint)
    }

    /// Text for output: substitutes for half a pair become U+FFFD.
    package static func replaced(_ text: String) -> String {
        guard text.utf8.contains(0xF4), text.unicodeScalars.contains(where: isOne) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { isOne($0) ? "\u{FFFD}" : $0 }))
    }
}
