/// What Python's `str` knows of a character, from tables: Swift's own properties take much longer, one by one.
struct CharacterTable: Sendable {
    /// What a character is.
    struct Traits: OptionSet {
        let rawValue: UInt16
        static let alpha = Traits(rawValue: 1)
        static let decimal = Traits(rawValue: 2)
        static let digit = Traits(rawValue: 4)
        static let numeric = Traits(rawValue: 8)
        static let printable = Traits(rawValue: 16)
        static let upper = Traits(rawValue: 32)
        static let lower = Traits(rawValue: 64)
        static let title = Traits(rawValue: 128)

        static let alphanumeric: Traits = [.alpha, .numeric]
        static let cased: Traits = [.upper, .lower, .title]
    }

    private static let shared = CharacterTable()

    /// Latin, Greek, Cyrillic, Hebrew, Arabic, Indic scripts, punctuation, signs, Kana.
    private static let end: UInt32 = 0x3400
    /// Latin, Greek, Cyrillic, Armenian: the case mappings of these are in the tables.
    private static let caseEnd: UInt32 = 0x590
    /// Instead of a mapping: it has several characters.
    private static let several: UInt32 = .max

    private var traits: [Traits] = []
    private var uppers: [UInt32] = []
    private var lowers: [UInt32] = []
    private var titles: [UInt32] = []
    private var folds: [UInt32] = []

    private init() {
        for value in 0..<CharacterTable.end {
            traits.append(Unicode.Scalar(value).map(CharacterTable.computed) ?? [])
        }
        for value in 0..<CharacterTable.caseEnd {
            let properties = (Unicode.Scalar(value) ?? " ").properties
            uppers.append(CharacterTable.only(properties.uppercaseMapping))
            lowers.append(CharacterTable.only(properties.lowercaseMapping))
            titles.append(CharacterTable.only(properties.titlecaseMapping))
        }
        for value in 0..<CharacterTable.caseEnd {
            folds.append(
                Unicode.Scalar(value).map { CharacterTable.only(TextCase.folded($0)) } ?? CharacterTable.several)
        }
    }

    private static func only(_ text: String) -> UInt32 {
        guard let first = text.unicodeScalars.first, text.unicodeScalars.dropFirst().isEmpty else { return several }
        return first.value
    }

    /// Chinese and Japanese characters, up to Yi.
    private static let ideographs: [Traits] = (end..<0xA000).map { value in
        guard let scalar = Unicode.Scalar(value), value < 0x4DC0 || value >= 0x4E00 else { return .printable }
        // Some of these letters are numbers.
        return scalar.properties.numericType == nil ? [.alpha, .printable] : [.alpha, .numeric, .printable]
    }

    private static func computed(_ scalar: Unicode.Scalar) -> Traits {
        var traits: Traits = .printable
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter: traits.insert(.alpha)
        case .titlecaseLetter: traits.formUnion([.alpha, .title])
        case .decimalNumber: traits.insert(.decimal)
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            traits.remove(.printable)
        case .spaceSeparator: if scalar != " " { traits.remove(.printable) }
        default: break
        }
        switch properties.numericType {
        case .decimal, .digit: traits.formUnion([.digit, .numeric])
        case .numeric: traits.insert(.numeric)
        default: break
        }
        if !isCaseless(scalar.value) {
            if properties.isUppercase { traits.insert(.upper) }
            if properties.isLowercase { traits.insert(.lower) }
        }
        return traits
    }

    /// The blocks whose characters all have neither case nor a mapping: from Hebrew to Burmese, from Hangul to Ethiopic, from
    /// Chinese and Japanese to Yi, Korean syllables, emoji.
    @inline(__always)
    static func isCaseless(_ value: UInt32) -> Bool {
        value >= 0x590 && value < 0x10A0 || value >= 0x1100 && value < 0x13A0 || value >= 0x3000 && value < 0xA4D0
            || value >= 0xAC00 && value < 0xD7A4 || value >= 0x1F200 && value < 0x1FB00
    }

    /// What a character is.
    static func traits(_ scalar: Unicode.Scalar) -> Traits {
        let value = scalar.value
        if value < end { return shared.traits[Int(value)] }
        if value < 0xA000 { return ideographs[Int(value - end)] }
        if value >= 0xAC00 && value < 0xD7A4 { return [.alpha, .printable] }
        return computed(scalar)
    }

    /// Whether it is a character of a word, `\w`.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 0x5F || !traits(scalar).isDisjoint(with: .alphanumeric)
    }

    /// The folded character; nil if it isn't in the table, or folds to several.
    @inline(__always)
    static func folded(_ value: UInt32) -> Unicode.Scalar? {
        guard value < caseEnd, shared.folds[Int(value)] != several else { return nil }
        return Unicode.Scalar(shared.folds[Int(value)])
    }

    /// A case mapping.
    enum Mapping {
        case upper, lower, title
    }

    /// Appends a character in the other case; that of a sigma at the end of a word must be known before.
    @inline(__always)
    static func append(_ scalar: Unicode.Scalar, _ mapping: Mapping, to result: inout [UInt8]) {
        let value = scalar.value
        if value < caseEnd {
            let found =
                switch mapping {
                case .upper: shared.uppers[Int(value)]
                case .lower: shared.lowers[Int(value)]
                case .title: shared.titles[Int(value)]
                }
            if found != several, let scalar = Unicode.Scalar(found) { return result.append(scalar) }
        } else if isCaseless(value) {
            return result.append(scalar)
        }
        switch mapping {
        case .upper: result += scalar.properties.uppercaseMapping.utf8
        case .lower: result += scalar.properties.lowercaseMapping.utf8
        case .title: result += scalar.properties.titlecaseMapping.utf8
        }
    }
}
