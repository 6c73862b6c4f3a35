/// Python's character classes (`str.isspace`, `\w`, `str.isidentifier` …).
extension Unicode.Scalar {
    /// `str.isspace`, and `\s` of `re`.
    package var isPythonSpace: Bool {
        switch value {
        case 9...13, 28...32, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// `str.isalpha`: the letter categories.
    var isPythonAlpha: Bool {
        if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
        return CharacterTable.traits(self).contains(.alpha)
    }

    /// `str.isdecimal`, and `\d` of `re`.
    package var isPythonDecimal: Bool {
        if value < 0x80 { return value >= 0x30 && value <= 0x39 }
        return CharacterTable.traits(self).contains(.decimal)
    }

    /// `str.isdigit`.
    var isPythonDigit: Bool {
        if value < 0x80 { return isPythonDecimal }
        return CharacterTable.traits(self).contains(.digit)
    }

    /// `str.isnumeric`.
    var isPythonNumeric: Bool {
        if value < 0x80 { return isPythonDecimal }
        return CharacterTable.traits(self).contains(.numeric)
    }

    var isPythonAlphanumeric: Bool {
        if value < 0x80 { return isPythonAlpha || isPythonDecimal }
        return !CharacterTable.traits(self).isDisjoint(with: .alphanumeric)
    }

    /// `\w` of `re`.
    var isPythonWord: Bool {
        if value < 0x80 { return value == 0x5F || isPythonAlphanumeric }
        return CharacterTable.isWord(self)
    }

    /// A name character in jinja2's lexer: `\w` and other identifier characters (`_identifier.py`).
    var isJinjaName: Bool {
        if value < 0x80 { return isPythonWord }
        return isPythonWord || properties.isXIDContinue
    }

    /// `str.isprintable`: whether `repr` shows it unescaped.
    var isPythonPrintable: Bool {
        if value < 0x7F { return value >= 0x20 }
        if LoneSurrogate.isOne(self) { return false }
        return CharacterTable.traits(self).contains(.printable)
    }

    /// The value of a decimal digit of any script.
    var decimalDigitValue: Int? {
        if value < 0x80 { return isPythonDecimal ? Int(value) - 0x30 : nil }
        guard isPythonDecimal, let number = properties.numericValue else { return nil }
        return Int(number)
    }
}

extension String {
    /// `str.isidentifier`.
    package var isPythonIdentifier: Bool {
        var isSimple = !utf8.isEmpty
        for byte in utf8 {
            guard byte < 0x80, Unicode.Scalar(byte).isPythonWord else {
                isSimple = false
                break
            }
        }
        if isSimple, let first = utf8.first { return first < 0x30 || first > 0x39 }
        guard let first = unicodeScalars.first else { return false }
        guard first == "_" || first.properties.isXIDStart else { return false }
        return unicodeScalars.dropFirst().allSatisfy { $0.properties.isXIDContinue }
    }
}
