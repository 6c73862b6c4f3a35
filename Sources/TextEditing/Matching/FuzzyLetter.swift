/// What kind of letter stands at a place of a text, and what matching it there is worth.
enum FuzzyLetter: UInt8 {
    case blank, other, delimiter, lower, upper, uncased, digit

    static let match = 16
    static let gapStart = -3
    static let gapExtension = -1
    /// The start of a word.
    static let boundary = 8
    /// The start of a word after a blank, or of the text.
    static let afterBlank = 10
    /// The start of a word after a delimiter.
    static let afterDelimiter = 9
    /// The start of a word within another, as in `camelCase` and `letter1`.
    static let camel = 7
    /// At least this much for each letter that follows another that matches.
    static let consecutive = 4
    /// The first letter counts more than the others.
    static let firstFactor = 2

    init(_ letter: UInt32) {
        switch letter {
        case 0x61...0x7A: self = .lower
        case 0x41...0x5A: self = .upper
        case 0x30...0x39: self = .digit
        case 0x20, 0x09...0x0D, 0x85, 0xA0: self = .blank
        // `/,:;|`
        case 0x2F, 0x2C, 0x3A, 0x3B, 0x7C: self = .delimiter
        case 0..<0x80: self = .other
        default:
            guard let properties = Unicode.Scalar(letter)?.properties else {
                self = .other
                return
            }
            if properties.isLowercase {
                self = .lower
            } else if properties.isUppercase {
                self = .upper
            } else if properties.numericType != nil {
                self = .digit
            } else if properties.isAlphabetic {
                self = .uncased
            } else {
                self = properties.isWhitespace ? .blank : .other
            }
        }
    }

    /// What a letter of this kind is worth after one of another.
    func bonus(after previous: FuzzyLetter) -> Int {
        if self != .blank, self != .other {
            switch previous {
            case .blank: return FuzzyLetter.afterBlank
            case .delimiter: return FuzzyLetter.afterDelimiter
            case .other: return FuzzyLetter.boundary
            default: break
            }
        }
        if previous == .lower && self == .upper || previous != .digit && self == .digit { return FuzzyLetter.camel }
        switch self {
        case .other, .delimiter: return FuzzyLetter.boundary
        case .blank: return FuzzyLetter.afterBlank
        default: return 0
        }
    }

    /// In lower case, if that is a single scalar.
    static func lowercased(_ letter: UInt32) -> UInt32 {
        if letter < 0x80 { return 0x41...0x5A ~= letter ? letter | 0x20 : letter }
        guard let lower = Unicode.Scalar(letter)?.properties.lowercaseMapping.unicodeScalars, lower.count == 1,
            let first = lower.first
        else { return letter }
        return first.value
    }

    /// A Latin letter in lower case without its accent.
    static func unaccented(_ letter: UInt32) -> UInt32 { letter < 0xC0 ? letter : plain[letter] ?? letter }

    private static let plain: [UInt32: UInt32] = {
        let accented = [
            "aàáâãäåāăąǎ", "cçćĉċč", "dďđ", "eèéêëēĕėęěẽ", "gĝğġģ", "hĥħ", "iìíîïĩīĭįı", "jĵ", "kķ", "lĺļľŀł", "nñńņňŉ",
            "oòóôõöøōŏőǒ", "rŕŗř", "sśŝşšș", "tţťŧț", "uùúûüũūŭůűųǔ", "wŵ", "yýÿŷ", "zźżž",
        ]
        var plain: [UInt32: UInt32] = [:]
        for letters in accented.map(\.unicodeScalars) {
            for letter in letters.dropFirst() { plain[letter.value] = letters.first?.value }
        }
        return plain
    }()
}
