/// A label's key and value; for a dynamic label, the value is a template.
struct LabelRecord: Hashable, Sendable {
    var key: String
    var value: String

    init(_ key: String, _ value: String) {
        self.key = key
        self.value = value
    }
}
