import JSON

/// The rules for labels in a POST or PUT, from the Cloud's reference; its error messages are not documented, so these are
/// plausible ones in the shape of field errors.
struct LabelRules {
    /// Whether values are templates, for which the reference has no rule.
    let valuesAreTemplates: Bool

    static let fixed = LabelRules(valuesAreTemplates: false)
    static let dynamic = LabelRules(valuesAreTemplates: true)

    enum Verdict {
        case labels([LabelRecord])
        case refused([String])
    }

    func read(_ value: JSONValue) -> Verdict {
        guard !value.isNull else { return .refused(["This field may not be null."]) }
        guard let items = value.array else {
            return .refused(["Expected a list of items but got type \"\(PythonText.type(of: value))\"."])
        }
        var labels: [LabelRecord] = []
        var complaints: [String] = []
        for item in items {
            guard let key = item["key"]?["name"]?.string, let value = item["value"]?["name"]?.string else {
                return .refused(["Each label must have the form {\"key\": {\"name\": …}, \"value\": {\"name\": …}}."])
            }
            if !LabelRules.isKey(key) {
                complaints.append(
                    "Label key \"\(key)\" must be 1-63 characters, contain only alphanumeric characters and underscores, "
                        + "and cannot start or end with a number or underscore.")
            }
            if !valuesAreTemplates, !LabelRules.isValue(value) {
                complaints.append(
                    "Label value \"\(value)\" must be 1-63 characters, contain only alphanumeric characters, hyphens, "
                        + "underscores, and periods, and cannot start or end with a number.")
            }
            if labels.contains(where: { $0.key.isExactly(key) }) {
                complaints.append("Label key \"\(key)\" is not unique.")
            }
            labels.append(LabelRecord(key, value))
        }
        return complaints.isEmpty ? .labels(labels) : .refused(complaints)
    }

    /// 1-63 letters, digits and underscores, with a letter at both ends.
    static func isKey(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...63).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        return bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") } && isLetter(first)
            && isLetter(last)
    }

    /// 1-63 letters, digits, hyphens, underscores and periods, with no digit at either end.
    static func isValue(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard (1...63).contains(bytes.count), let first = bytes.first, let last = bytes.last else { return false }
        return bytes.allSatisfy { isLetter($0) || isDigit($0) || "-_.".utf8.contains($0) } && !isDigit(first)
            && !isDigit(last)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
