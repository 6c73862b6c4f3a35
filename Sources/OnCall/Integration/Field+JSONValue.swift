package import JSON

extension Field<JSONValue> {
    /// The server's expected value after `value` was sent: a JSON null resets the field to its default.
    package init(sent value: JSONValue) { self = value.isNull ? .null : .value(value) }

    /// The JSON to send so that the server holds this value; nil if the value is unknown.
    package var valueToSend: JSONValue? {
        switch self {
        case .absent: nil
        case .null: .null
        case .value(let value): value
        }
    }

    /// Whether both mean the same. Labels are a map: only keys and values count, neither their order nor members added by the
    /// server.
    package func isSame(as other: Field) -> Bool {
        if case .value(.array(let rows)) = self, case .value(.array(let otherRows)) = other {
            guard rows.count == otherRows.count else { return false }
            var counts: [JSONValue: Int] = [:]
            for row in rows { counts[row.labelParts, default: 0] += 1 }
            for row in otherRows { counts[row.labelParts, default: 0] -= 1 }
            return counts.values.allSatisfy { $0 == 0 }
        }
        return self == other
    }
}

extension JSONValue {
    /// Key and value of a label, compared byte by byte; any other value unchanged.
    fileprivate var labelParts: JSONValue {
        Label(self).map { .array([.string($0.key), .string($0.value)]) } ?? self
    }
}
