package import JSON
package import OnCall
package import TextEditing

/// What a change of a field does, line by line: a text by its lines, labels by their rows, and what is no text by its name.
package struct FieldDiff: Hashable, Sendable {
    /// A piece of the change.
    package enum Item: Hashable, Sendable {
        case line(LineDiff.Line)
        /// What is no text: the server's default, an empty text.
        case named(LineDiff.Kind, String)
        /// The text ends here without a line end, and the other one does not.
        case noLineEnd(LineDiff.Kind)
        /// So many lines that stay as they are.
        case skipped(Int)
    }

    package let items: [Item]

    private static let context = 3

    /// - Parameter namesMissing: whether it is said what stands where nothing is known.
    package init(from old: Field<JSONValue>, to new: Field<JSONValue>, namesMissing: Bool = true) {
        let before = FieldText(old)
        let after = FieldText(new)
        var items: [Item] = []
        if let name = before.name, before != after { items.append(.named(.removed, name)) }
        let diff = LineDiff(from: before.text, to: after.text)
        let endsDiffer = FieldDiff.endsDiffer(before, after)
        for hunk in diff.hunks(context: FieldDiff.context) {
            if hunk.skipped > 0 { items.append(.skipped(hunk.skipped)) }
            for line in hunk.lines {
                items.append(.line(line))
                if endsDiffer, line.terminator.isEmpty, line.kind != .kept { items.append(.noLineEnd(line.kind)) }
            }
        }
        if let name = after.name, before != after, namesMissing || !new.isAbsent {
            items.append(.named(.added, name))
        }
        if let last = items.last(where: { if case .line = $0 { true } else { false } }), case .line(let line) = last {
            let rest = diff.lines.count - ((diff.lines.lastIndex(of: line) ?? diff.lines.count) + 1)
            if rest > 0 { items.append(.skipped(rest)) }
        }
        self.items = items
    }

    /// Whether one of two texts ends with a line end, and the other does not.
    private static func endsDiffer(_ one: FieldText, _ other: FieldText) -> Bool {
        guard !one.text.isEmpty, !other.text.isEmpty else { return false }
        return one.endsWithLineEnd != other.endsWithLineEnd
    }

    /// Whether nothing changes.
    package var isEmpty: Bool { items.isEmpty }
}

/// The value of a field as a text: what is no text has a name instead.
struct FieldText: Hashable {
    var text = ""
    var name: String?

    init(_ value: Field<JSONValue>) {
        switch value {
        case .absent: name = "(not told by the server)"
        case .null: name = "(the server's default)"
        case .value(.string(let text)):
            self.text = text
            if text.isEmpty { name = "(an empty text)" }
        case .value(.array(let rows)):
            text = rows.map { row in
                Label(row).map { "\($0.key) = \($0.value)" } ?? row.compactText
            }.joined(separator: "\n")
            if rows.isEmpty { name = "(no labels)" }
        case .value(let other): text = other.indentedText()
        }
    }

    var endsWithLineEnd: Bool { text.utf8.last == 10 || text.utf8.last == 13 }
}

extension Field<JSONValue> {
    /// What was sent, as what the server then should hold.
    init(sent value: JSONValue) { self = value.isNull ? .null : .value(value) }

    /// What to send so that the server holds this; nil where it is not known.
    var toSend: JSONValue? {
        switch self {
        case .absent: nil
        case .null: .null
        case .value(let value): value
        }
    }

    /// Whether both are the same to people: of labels, keys and values count, and not what a server adds to them.
    func isSame(as other: Field) -> Bool {
        if case .value(.array(let mine)) = self, case .value(.array(let theirs)) = other {
            return mine.count == theirs.count
                && zip(mine, theirs).allSatisfy { FieldText.parts(of: $0) == FieldText.parts(of: $1) }
        }
        return self == other
    }
}

extension FieldText {
    /// Key and value of a row of labels, to the byte; a row that is none as it is.
    fileprivate static func parts(of row: JSONValue) -> JSONValue {
        Label(row).map { .array([.string($0.key), .string($0.value)]) } ?? row
    }
}
