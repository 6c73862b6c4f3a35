import JSON

/// A member of a response. `null`, a value (also `""`) and a missing member are three different things.
package enum Field<Value> {
    /// The response did not have the key: it says nothing about the value.
    case absent
    case null
    case value(Value)

    /// The value; nil for both null and absent.
    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    package var isAbsent: Bool {
        if case .absent = self { true } else { false }
    }

    package var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// The value after `response`: an absent member erases nothing.
    package func updated(with response: Field) -> Field { response.isAbsent ? self : response }

    package func map<Other>(_ transform: (Value) -> Other) -> Field<Other> {
        switch self {
        case .absent: .absent
        case .null: .null
        case .value(let value): .value(transform(value))
        }
    }
}

extension Field: Equatable where Value: Equatable {}
extension Field: Hashable where Value: Hashable {}
extension Field: Sendable where Value: Sendable {}

extension Field<String> {
    /// Whether both are the same by code unit. Canonical equivalence is not enough.
    package func isExactly(_ other: Field) -> Bool {
        switch (self, other) {
        case (.absent, .absent), (.null, .null): true
        case (.value(let text), .value(let other)): text.isExactly(other)
        default: false
        }
    }
}
