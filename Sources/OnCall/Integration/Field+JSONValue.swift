package import JSON

extension Field<JSONValue> {
    /// What the server should hold once `value` has been sent: a JSON null resets the field to its default.
    package init(sent value: JSONValue) { self = value.isNull ? .null : .value(value) }

    /// What to send so that the server holds this value; nil if the value is unknown.
    package var toSend: JSONValue? {
        switch self {
        case .absent: nil
        case .null: .null
        case .value(let value): value
        }
    }

    /// Whether both look the same to people. For labels only keys and values count, not what the server adds to them.
    package func isSame(as other: Field) -> Bool {
        if case .value(.array(let rows)) = self, case .value(.array(let otherRows)) = other {
            return rows.count == otherRows.count
                && zip(rows, otherRows).allSatisfy { $0.labelParts == $1.labelParts }
        }
        return self == other
    }
}

extension JSONValue {
    /// Key and value of a label, compared byte by byte; any other value is kept as it is.
    fileprivate var labelParts: JSONValue {
        Label(self).map { .array([.string($0.key), .string($0.value)]) } ?? self
    }
}
