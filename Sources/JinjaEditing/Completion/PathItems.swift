import Jinja

/// Completions for a value: keys, indices, attributes and methods.
struct PathItems {
    private let cursor: CursorContext
    /// The text after the cursor.
    private let following: [UInt8]
    /// The number of list indices offered.
    private static let maxIndices = 5

    init(_ cursor: CursorContext, _ following: [UInt8]) {
        self.cursor = cursor
        self.following = following
    }

    /// After a dot at `dot` in the text as edited.
    func attributes(of value: Value, dot: Int) -> [Completions.Item] {
        let withDot = dot..<cursor.replacing.upperBound
        var items = entries(of: value).map { key, inner in
            // A method hides a key of the same name.
            let isPlain = key.isPythonIdentifier && !DictMethods.names.contains(key)
            return item(
                key, isPlain ? key : "[\(PathItems.quoted(key))]", isPlain ? cursor.replacing : withDot,
                ShortValue.text(inner))
        }
        if case .list(let list) = value {
            items += list.items.prefix(PathItems.maxIndices).enumerated().map {
                item("\($0)", "[\($0)]", withDot, ShortValue.text($1))
            }
        }
        return items
            + Methods.entries(of: value).map { entry in
                let isCalled = entry.signature.contains("(")
                let insertion =
                    !isCalled ? entry.name : entry.signature.hasSuffix("()") ? entry.name + "()" : entry.name + "("
                return Completions.Item(
                    label: entry.name, insertion: insertion, replacing: cursor.replacing, detail: entry.signature,
                    summary: entry.summary, kind: .function)
            }
    }

    /// After a bracket.
    func subscripts(of value: Value) -> [Completions.Item] {
        let closing = following.first == UInt8(ascii: "]") ? "" : "]"
        var items = entries(of: value).map { key, inner in
            item(key, PathItems.quoted(key) + closing, cursor.replacing, ShortValue.text(inner))
        }
        if case .list(let list) = value {
            items += list.items.prefix(PathItems.maxIndices).enumerated().map {
                item("\($0)", "\($0)" + closing, cursor.replacing, ShortValue.text($1))
            }
        }
        return items
    }

    /// Inside a string.
    func keys(of value: Value, isSubscript: Bool) -> [Completions.Item] {
        guard let quote = cursor.quote else { return [] }
        var closing = ""
        if following.first != quote {
            closing = String(UnicodeScalar(quote))
            if isSubscript, following.first != UInt8(ascii: "]") { closing += "]" }
        }
        return entries(of: value).map { key, inner in
            item(key, PathItems.escaped(key, quote) + closing, cursor.replacing, ShortValue.text(inner))
        }
    }

    private func entries(of value: Value) -> [(key: String, value: Value)] {
        let entries: [DictObject.Entry] =
            switch value {
            case .dict(let dict): dict.entries
            case .object(let object): (object as? NamespaceObject)?.dict.entries ?? []
            default: []
            }
        return entries.compactMap { entry in entry.key.text.map { ($0, entry.value) } }
    }

    private func item(_ label: String, _ insertion: String, _ replacing: Range<Int>, _ detail: String)
        -> Completions.Item
    {
        Completions.Item(
            label: label, insertion: insertion, replacing: replacing, detail: detail, summary: "", kind: .path)
    }

    private static func quoted(_ key: String) -> String { "\"\(escaped(key, UInt8(ascii: "\"")))\"" }

    /// A key escaped for a string in `quote`.
    private static func escaped(_ key: String, _ quote: UInt8) -> String {
        var text = ""
        for scalar in key.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default:
                if scalar.value == UInt32(quote) { text += "\\" }
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
