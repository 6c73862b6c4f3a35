// Module TOML
//
// Reads TOML documents as values with lines, and writes single values.
//
// Used by Configuration and IntegrationFiles.
// Must not know any setting.

/// A value of a TOML document, converted from the parser's tree, with lines.
package enum TOMLNode: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case float(Double)
    case bool(Bool)
    /// A date, a time or both; no setting uses one.
    case date
    case array([TOMLNode])
    case table(TOMLSection)

    /// The kind of value, for error messages.
    package var kind: String {
        switch self {
        case .string: "a string"
        case .integer: "a whole number"
        case .float: "a decimal number"
        case .bool: "a boolean"
        case .date: "a date"
        case .array: "an array"
        case .table: "a table"
        }
    }

    /// The value if it is short and can't be a secret, otherwise its kind.
    package var shown: String {
        switch self {
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .bool(let value): "\(value)"
        default: kind
        }
    }
}
