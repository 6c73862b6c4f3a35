/// Unicode properties by name, for `\p{…}` and `[[:…:]]`.
enum PatternProperties {
    static func set(_ name: String) -> CharacterSet? {
        var key = name.lowercased().filter { $0 != "_" && $0 != "-" && $0 != " " }
        for prefix in ["generalcategory=", "gc=", "script=", "sc=", "generalcategory:", "gc:", "script:"]
        where key.hasPrefix(prefix) { key = String(key.dropFirst(prefix.count)) }
        if let categories = categories[key] { return .category(categories) }
        if let ranges = scripts[key] { return .union(ranges.map { .range($0.0, $0.1) }) }
        switch key {
        case "any": return .any
        case "alpha", "alphabetic": return .property { $0.properties.isAlphabetic }
        case "alnum": return .property { $0.properties.isAlphabetic || $0.isPythonDecimal }
        case "lower", "lowercase": return .property { $0.properties.isLowercase }
        case "upper", "uppercase": return .property { $0.properties.isUppercase }
        case "digit": return .digit(isASCII: false)
        case "space", "whitespace": return .space(isASCII: false)
        case "word": return .word(isASCII: false)
        case "blank": return .horizontalSpace
        case "cntrl": return .category([.control])
        case "xdigit", "hexdigit": return .property { $0.properties.isHexDigit }
        case "ascii": return .range(0, 127)
        case "punct", "posixpunct": return .category(categories["p"] ?? [])
        case "print": return .property { $0.isPythonPrintable }
        case "graph": return .property { $0.isPythonPrintable && !$0.isPythonSpace }
        case "emoji": return .property { $0.properties.isEmoji }
        case "emojipresentation": return .property { $0.properties.isEmojiPresentation }
        case "ideographic": return .property { $0.properties.isIdeographic }
        default: return nil
        }
    }

    private static let categories: [String: [Unicode.GeneralCategory]] = {
        let letters: [Unicode.GeneralCategory] = [
            .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        ]
        let marks: [Unicode.GeneralCategory] = [.nonspacingMark, .spacingMark, .enclosingMark]
        let numbers: [Unicode.GeneralCategory] = [.decimalNumber, .letterNumber, .otherNumber]
        let punctuation: [Unicode.GeneralCategory] = [
            .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation,
        ]
        let symbols: [Unicode.GeneralCategory] = [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
        let separators: [Unicode.GeneralCategory] = [.spaceSeparator, .lineSeparator, .paragraphSeparator]
        let others: [Unicode.GeneralCategory] = [.control, .format, .surrogate, .privateUse, .unassigned]
        return [
            "l": letters, "letter": letters, "lu": [.uppercaseLetter], "uppercaseletter": [.uppercaseLetter],
            "ll": [.lowercaseLetter], "lowercaseletter": [.lowercaseLetter], "lt": [.titlecaseLetter],
            "lm": [.modifierLetter], "lo": [.otherLetter], "m": marks, "mark": marks, "mn": [.nonspacingMark],
            "mc": [.spacingMark], "me": [.enclosingMark], "n": numbers, "number": numbers, "nd": [.decimalNumber],
            "decimalnumber": [.decimalNumber], "nl": [.letterNumber], "no": [.otherNumber], "p": punctuation,
            "punctuation": punctuation, "pc": [.connectorPunctuation], "pd": [.dashPunctuation],
            "ps": [.openPunctuation],
            "pe": [.closePunctuation], "pi": [.initialPunctuation], "pf": [.finalPunctuation],
            "po": [.otherPunctuation],
            "s": symbols, "symbol": symbols, "sm": [.mathSymbol], "sc": [.currencySymbol], "sk": [.modifierSymbol],
            "so": [.otherSymbol], "z": separators, "separator": separators, "zs": [.spaceSeparator],
            "zl": [.lineSeparator], "zp": [.paragraphSeparator], "c": others, "other": others, "cc": [.control],
            "cf": [.format], "co": [.privateUse], "cn": [.unassigned],
        ]
    }()

    /// The most common scripts, by their blocks.
    private static let scripts: [String: [(UInt32, UInt32)]] = [
        "latin": [
            (0x41, 0x5A), (0x61, 0x7A), (0xAA, 0xAA), (0xBA, 0xBA), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2B8),
            (0x1E00, 0x1EFF),
            (0x2C60, 0x2C7F), (0xA722, 0xA787), (0xFB00, 0xFB06), (0xFF21, 0xFF3A), (0xFF41, 0xFF5A),
        ],
        "greek": [
            (0x370, 0x373), (0x375, 0x377), (0x37A, 0x37D), (0x37F, 0x37F), (0x384, 0x3E1), (0x3F0, 0x3FF),
            (0x1F00, 0x1FFE),
        ],
        "cyrillic": [(0x400, 0x484), (0x487, 0x52F), (0x1C80, 0x1C88), (0x2DE0, 0x2DFF), (0xA640, 0xA69F)],
        "han": [
            (0x2E80, 0x2FD5), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
            (0xF900, 0xFAD9), (0x20000, 0x323AF),
        ],
        "hiragana": [(0x3041, 0x3096), (0x309D, 0x309F)],
        "katakana": [(0x30A1, 0x30FA), (0x30FD, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF6F), (0xFF71, 0xFF9D)],
        "hangul": [(0x1100, 0x11FF), (0x3131, 0x318E), (0xAC00, 0xD7A3)],
        "arabic": [
            (0x600, 0x604), (0x606, 0x60B), (0x60D, 0x61A), (0x61C, 0x61E), (0x620, 0x63F), (0x641, 0x64A),
            (0x656, 0x66F), (0x671, 0x6DC), (0x6DE, 0x6FF), (0x750, 0x77F),
        ],
        "hebrew": [(0x591, 0x5C7), (0x5D0, 0x5EA), (0x5EF, 0x5F4), (0xFB1D, 0xFB4F)],
        "thai": [(0xE01, 0xE3A), (0xE40, 0xE5B)],
        "devanagari": [(0x900, 0x950), (0x955, 0x963), (0x966, 0x97F)],
    ]
}
