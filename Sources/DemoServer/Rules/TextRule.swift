import JSON

/// The rules of a text field, and its error messages.
struct TextRule {
    var limit: Int?
    /// Whether null is valid.
    var isOptional = false

    static let name = TextRule()
    /// At most 150 characters in the Cloud; the recorded engine accepts more.
    static let shortName = TextRule(limit: 150)
    static let description = TextRule(limit: 250, isOptional: true)

    enum Verdict {
        case text(String?)
        case refused([String])
    }

    func check(_ value: JSONValue) -> Verdict {
        let given: String
        switch value {
        case .null: return isOptional ? .text(nil) : .refused(["This field may not be null."])
        case .bool, .array, .object: return .refused(["Not a valid string."])
        case .number(let number): given = number.literal
        case .string(let text): given = text
        }
        let text = PythonText.strip(given)
        if text.isEmpty { return .refused(["This field may not be blank."]) }
        var complaints: [String] = []
        if let limit, text.unicodeScalars.count > limit {
            complaints.append("Ensure this field has no more than \(limit) characters.")
        }
        if text.utf8.contains(0) { complaints.append("Null characters are not allowed.") }
        return complaints.isEmpty ? .text(text) : .refused(complaints)
    }
}
