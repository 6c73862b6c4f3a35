/// The constraints of the API reference's parts "Labels" and "Dynamic labels".
package enum LabelRules {
    /// The kind of label.
    package enum Kind: Hashable, Sendable {
        /// The value is text.
        case plain
        /// The value is a Jinja2 template, evaluated for each alert.
        case dynamic
    }

    /// A cell of the label table.
    package enum Column: Hashable, Sendable { case key, value }

    /// A rule that a cell violates.
    package struct Violation: Hashable, Sendable {
        package let column: Column
        /// The user-facing rule: `a key may contain only letters, digits and _`.
        package let rule: String
    }

    /// The rules that the row at `index` of `labels` violates; the first one of each cell is to be shown.
    package static func violations(of labels: [Label], at index: Int, kind: Kind) -> [Violation] {
        let label = labels[index]
        var found = keyRules(label.key).map { Violation(column: .key, rule: $0) }
        if !label.key.isEmpty, labels.indices.contains(where: { $0 != index && labels[$0].key == label.key }) {
            found.append(Violation(column: .key, rule: "another label has this key: keys must be unique"))
        }
        return found + valueRules(label.value, kind: kind).map { Violation(column: .value, rule: $0) }
    }

    private static func keyRules(_ key: String) -> [String] {
        var rules: [String] = []
        if key.isEmpty { return ["a key needs 1 to 63 characters"] }
        if key.unicodeScalars.count > 63 { rules.append("a key may have at most 63 characters") }
        if !key.unicodeScalars.allSatisfy({ isAlphanumeric($0) || $0 == "_" }) {
            rules.append("a key may contain only letters, digits and _")
        }
        if [key.unicodeScalars.first, key.unicodeScalars.last].contains(where: { $0.map(isDigitOrUnderscore) ?? false })
        {
            rules.append("a key may not start or end with a digit or _")
        }
        return rules
    }

    private static func valueRules(_ value: String, kind: Kind) -> [String] {
        if value.isEmpty { return ["a value needs 1 to 63 characters"] }
        if kind == .dynamic { return [] }
        var rules: [String] = []
        if value.unicodeScalars.count > 63 { rules.append("a value may have at most 63 characters") }
        if !value.unicodeScalars.allSatisfy({ isAlphanumeric($0) || $0 == "-" || $0 == "_" || $0 == "." }) {
            rules.append("a value may contain only letters, digits, - _ and .")
        }
        if [value.unicodeScalars.first, value.unicodeScalars.last].contains(where: { $0.map(isDigit) ?? false }) {
            rules.append("a value may not start or end with a digit")
        }
        return rules
    }

    // ASCII only: the reference says "alphanumeric", and some servers refuse other keys.
    private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isDigitOrUnderscore(_ scalar: Unicode.Scalar) -> Bool { isDigit(scalar) || scalar == "_" }
}
