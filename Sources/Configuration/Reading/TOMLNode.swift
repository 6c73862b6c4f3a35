/// A value of a TOML document, read out of the parser's own tree, with lines.
enum TOMLNode: Hashable, Sendable {
    case string(String)
    case integer(Int)
    case float(Double)
    case bool(Bool)
    /// A date, a time or both; no setting is one.
    case date
    case array([TOMLNode])
    case table(TOMLSection)

    /// What kind of value this is, in the words of an error message.
    var kind: String {
        switch self {
        case .string: "a string"
        case .integer: "a whole number"
        case .float: "a number with a point"
        case .bool: "a truth value"
        case .date: "a date"
        case .array: "an array"
        case .table: "a table"
        }
    }

    /// The value where it is short and can't be a secret, otherwise the kind.
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
        /// From 1; nil where the key could not be found again.
        let line: Int?
        let node: TOMLNode
    }

    /// The name of its file in messages.
    let file: String
    /// In the order of the text.
    let members: [Member]

    subscript(name: String) -> Member? { members.first { $0.name == name } }

    func origin(_ member: Member) -> Origin { .file(file, line: member.line) }
}
