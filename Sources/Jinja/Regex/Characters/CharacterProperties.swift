/// The Unicode properties of the module.
enum CharacterProperties {
    static let generalCategory = number("GC")
    static let uppercase = number("UPPERCASE")
    static let lowercase = number("LOWERCASE")
    static let cased = number("CASED")
    static let wordBreak = number("WB")
    static let graphemeBreak = number("GCB")
    static let indicConjunctBreak = number("INCB")
    static let pictographic = number("EXTPICT")
    /// Lu, Ll and Lt.
    static let caseCategories: Set<Int> = [10, 13, 20]

    /// `\d`, `\h`, `\s`, `\w`.
    static let digit = (id: 30, value: 9)
    static let blank = (id: 7, value: 1)
    static let space = (id: 94, value: 1)
    static let word = (id: 95, value: 1)

    private static func number(_ name: String) -> Int { UnicodeTables.shared.properties[name] ?? 0 }

    /// Whether a character has this value of a property.
    static func has(_ id: Int, _ value: Int, _ code: UInt32) -> Bool {
        if code < 0x80, value == 1 || id == digit.id, let quick = quick(id, value, code) { return quick }
        let tables = UnicodeTables.shared
        if id == UnicodeTables.scriptExtensions { return tables.hasScript(value, code) }
        let found = tables.value(id, of: code)
        if found == value { return true }
        guard id == digit.id else { return false }
        if value == 37 { return found != 0 }
        guard let mask = categoryMasks[value] else { return false }
        return mask & (1 << UInt32(found)) != 0
    }

    /// The classes of ordinary patterns, without loading the tables.
    private static func quick(_ id: Int, _ value: Int, _ code: UInt32) -> Bool? {
        switch (id, value) {
        case (digit.id, digit.value): code.isASCIIDigit
        case (blank.id, 1): code == 0x20 || code == 0x09
        case (space.id, 1): code == 0x20 || (code >= 9 && code <= 13)
        case (word.id, 1): code.isASCIILetter || code.isASCIIDigit || code == 0x5F
        default: nil
        }
    }

    /// Categories of the first letter, and cased letters.
    private static let categoryMasks: [Int: UInt32] = [
        30: 0x3002_0003, 31: 0x0030_A400, 32: 0x01C0_0000, 33: 0x0204_0200, 34: 0x0009_1168, 35: 0x0000_4890,
        36: 0x0C00_0004, 38: 1 << 10 | 1 << 13 | 1 << 20,
    ]

    private static let binaryValues: Set<String> = ["YES", "Y", "NO", "N", "TRUE", "T", "FALSE", "F"]
    private static let posixClasses: Set<String> = ["ALNUM", "DIGIT", "PUNCT", "XDIGIT"]

    /// The set of a property by name.
    /// - Parameter property: the part before `=` or `:`.
    /// - Throws: a string: the module's message.
    static func set(_ property: String?, _ value: String, isPositive: Bool, isPosix: Bool) throws(PropertyFault)
        -> PatternSet
    {
        let tables = UnicodeTables.shared
        let property = try property.flatMap { $0.isEmpty ? nil : $0 }.map(standard)
        var value = try standard(value)
        var isPositive = isPositive
        if property == "GENERALCATEGORY", value == "ASSIGNED" {
            value = "UNASSIGNED"
            isPositive.toggle()
        }
        if isPosix, property == nil, posixClasses.contains(value) { value = "POSIX" + value }
        if let property {
            guard let id = tables.properties[property] else { throw .unknownProperty }
            guard let number = tables.valueNames[id][value] else { throw .unknownValue }
            return PatternSet(.property(id, number), isPositive: isPositive)
        }
        for name in ["GC", "SCRIPT", "BLOCK"] {
            if let set = set(of: name, value, isPositive) { return set }
        }
        if let id = tables.properties[value] {
            if Set(tables.valueNames[id].keys) == binaryValues {
                return PatternSet(.property(id, 1), isPositive: isPositive)
            }
            return PatternSet(.property(id, 0), isPositive: !isPositive)
        }
        if value.hasPrefix("IS"), let id = tables.properties[String(value.dropFirst(2))],
            tables.valueNames[id]["YES"] != nil
        {
            return PatternSet(.property(id, 1), isPositive: isPositive)
        }
        for (prefix, name) in [("IS", "SCRIPT"), ("IN", "BLOCK")] where value.hasPrefix(prefix) {
            if let set = set(of: name, String(value.dropFirst(2)), isPositive) { return set }
        }
        throw .unknownProperty
    }

    enum PropertyFault: Error {
        case unknownProperty, unknownValue
    }

    private static func set(of property: String, _ value: String, _ isPositive: Bool) -> PatternSet? {
        let tables = UnicodeTables.shared
        guard let id = tables.properties[property], let number = tables.valueNames[id][value] else { return nil }
        return PatternSet(.property(id, number), isPositive: isPositive)
    }

    /// A name in capitals without separators; a number as a fraction.
    private static func standard(_ name: String) throws(PropertyFault) -> String {
        if let number = rational(name) { return number }
        return String(name.filter { $0 != "_" && $0 != "-" && $0 != " " }).uppercased()
    }

    private static func rational(_ text: String) -> String? {
        var text = text
        var sign = ""
        if text.hasPrefix("-") {
            sign = "-"
            text.removeFirst()
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = number(parts[0]) else { return nil }
        var value = first
        if parts.count == 2 {
            guard let second = number(parts[1]), second != 0 else { return nil }
            value /= second
        }
        guard value.isFinite, abs(value) < 1e15, let (top, bottom) = fraction(value, 0) else { return nil }
        return bottom == 1 ? "\(sign)\(top)" : "\(sign)\(top)/\(bottom)"
    }

    /// `float(text)` for what a property can contain.
    private static func number(_ text: Substring) -> Double? {
        let trimmed = text.drop { $0 == " " }
        guard let first = trimmed.first, first.isASCII, first.isNumber || first == "." || first == "-" else {
            return nil
        }
        return Double(String(trimmed.reversed().drop { $0 == " " }.reversed()))
    }

    private static func fraction(_ value: Double, _ depth: Int) -> (Int, Int)? {
        guard depth < 40, abs(value) < 1e15 else { return nil }
        let whole = Int(value)
        let rest = value - Double(whole)
        if abs(rest) < 0.0001 { return (whole, 1) }
        guard let (bottom, top) = fraction(1 / rest, depth + 1) else { return nil }
        return (whole * bottom + top, bottom)
    }
}
