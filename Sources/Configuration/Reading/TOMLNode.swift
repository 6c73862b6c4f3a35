/// A value of a TOML document, converted from the parser's tree, with lines.
enum TOMLNode: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case float(Double)
    case bool(Bool)
    /// A date, a time or both; no setting uses one.
    case date
    case array([TOMLNode])
    case table(TOMLSection)

    /// The kind of value, for error messages.
    var kind: String {
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
    var shown: String {
        switch self {
        case .integer(let value): "\(value)"
        case .float(let value): "\(value)"
        case .bool(let value): "\(value)"
        default: kind
        }
    }
}

/// A table, with the line of each of its keys.
struct TOMLSection: Hashable, Sendable {
    struct Member: Hashable, Sendable {
        let name: String
        /// From 1; nil if the key was not found again.
        let line: Int?
        let node: TOMLNode
    }

    /// The file name in messages.
    let file: String
    /// In document order.
    let members: [Member]

    subscript(name: String) -> Member? { members.first { $0.name == name } }

    func origin(_ member: Member) -> Origin { .file(file, line: member.line) }
}
