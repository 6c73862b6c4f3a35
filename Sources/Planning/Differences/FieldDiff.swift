package import JSON
package import OnCall
package import TextEditing

/// What a change does to a field, line by line: a text by its lines, labels by their rows, anything else by its name.
package struct FieldDiff: Hashable, Sendable {
    /// A piece of the difference.
    package enum Item: Hashable, Sendable {
        /// A line that is kept, removed or added.
        case line(LineDiff.Line)
        /// A value that is not text: the server's default, an empty text.
        case named(LineDiff.Kind, String)
        /// The text ends here without a line break, the other one ends with a line break.
        case noLineEnd(LineDiff.Kind)
        /// A number of unchanged lines that are left out.
        case skipped(Int)
    }

    /// The pieces, from the first line to the last.
    package let items: [Item]

    /// Unchanged lines shown before and after a changed one.
    package static let context = 3

    /// The difference between two values.
    /// - Parameters:
    ///   - names: how the values of the field are called.
    ///   - namesMissing: whether an unknown new value is named.
    ///   - context: unchanged lines shown before and after a changed one.
    package init(
        from old: Field<JSONValue>, to new: Field<JSONValue>, _ names: ValueNames = .texts, namesMissing: Bool = true,
        context: Int = FieldDiff.context
    ) {
        let before = FieldText(old, names)
        let after = FieldText(new, names)
        var items: [Item] = []
        if let name = before.name, before != after { items.append(.named(.removed, name)) }
        let diff = LineDiff(from: before.text, to: after.text)
        let endsDiffer = FieldDiff.endsDiffer(before, after)
        for hunk in diff.hunks(context: context) {
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

    /// Whether only one of the two texts ends with a line break.
    private static func endsDiffer(_ one: FieldText, _ other: FieldText) -> Bool {
        guard !one.text.isEmpty, !other.text.isEmpty else { return false }
        return one.endsWithLineEnd != other.endsWithLineEnd
    }

    /// Whether nothing changes.
    package var isEmpty: Bool { items.isEmpty }
}
