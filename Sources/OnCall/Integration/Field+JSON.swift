package import JSON

extension Field where Value == JSONValue {
    /// A member of a JSON object in the API's terms: nil (missing) is absent, null is null.
    package init(member: JSONValue?) {
        self =
            switch member {
            case nil: .absent
            case .null?: .null
            case let value?: .value(value)
            }
    }

    /// The member for a JSON object; nil if the field is absent.
    package var member: JSONValue? {
        switch self {
        case .absent: nil
        case .null: .null
        case .value(let value): value
        }
    }
}
