import Foundation

/// Finds in Swift code where state is written that belongs to another feature. What belongs to whom is a table: a stored property of
/// `Console`, and the folders of `Sources/Features` that may write inside it. Others send it a message, as in `editingState.close(id, field)`.
struct StateOwnership {
    /// The folders that may write inside a property of the console.
    let owners: [String: Set<String>]
    /// The names of all methods that change what they are called on.
    let mutators: Set<String>

    /// What a Swift collection or number can do to itself.
    static let standardMutators: Set = [
        "append", "insert", "remove", "removeAll", "removeFirst", "removeLast", "removeSubrange", "removeValue",
        "updateValue", "replaceSubrange", "popFirst", "popLast", "formUnion", "formIntersection",
        "formSymmetricDifference", "subtract", "update", "merge", "sort", "reverse", "shuffle", "swapAt", "toggle",
        "negate",
    ]

    /// The names of the mutating methods that some code declares.
    static func mutators(in code: String) throws -> Set<String> {
        Set(try matches(#"\bmutating func (\w+)"#, in: withoutComments(code)).map { $0[1] })
    }

    /// The writes in a file of `folder` into what belongs to others, as they stand there.
    func trespasses(in code: String, of folder: String) throws -> [String] {
        let foreign = owners.filter { !$0.value.contains(folder) }.keys.sorted().joined(separator: "|")
        guard !foreign.isEmpty else { return [] }
        let code = Self.withoutComments(code)
        let brackets = #"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"#
        let step = #"(?:\s*[?!]?\.\w+|[?!]?"# + brackets + ")"
        let place = #"\b(?:"# + foreign + ")" + step
        var found: [String] = []
        // `editingState.editing?.status = …`, `connecting = nil`, `clock.now += 1`; a `let`, a `var` and what is declared with a type are no writes.
        let assigning = #"[?!]?\s*(?:[-+*/%&|^]|<<|>>)?=(?!=)"#
        found += try Self.matches(#"(?<!\blet )(?<!\bvar )"# + place + "*" + assigning, in: code).map { $0[0] }
        // `(workspace.focus, workspace.isZoomed) = …`
        found += try Self.matches(
            #"(?m)^\s*\((?:[^()\n]*[^\w()])?(?:"# + foreign + #")\b[^()\n]*\)\s*=(?!=)"#, in: code
        ).map { $0[0] }
        // `change(&workspace.list.filterText)`
        found += try Self.matches(#"(?<!&)&(?:self\.)?"# + place + "*", in: code).map { $0[0] }
        // `persistence.drafts.put(…)`, `editingState.editing?.modifyField { … }`: at least two steps, and the last one changes what is before it.
        found += try Self.matches("(?:" + place + #"+)\s*[?!]?\.(\w+)\s*[({]"#, in: code)
            .filter { mutators.contains($0[1]) }.map { $0[0] }
        return found.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// The code with blanks in the place of comments. Of `"https://"` the half is taken for one, which hides nothing: what is in a string
    /// writes nothing.
    static func withoutComments(_ code: String) -> String {
        let kept = code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var isInString = false
            var before: Character?
            var end = line.startIndex
            while end < line.endIndex {
                let character = line[end]
                if character == "\"", before != "\\" { isInString.toggle() }
                if !isInString, line[end...].hasPrefix("//") { break }
                before = character
                end = line.index(after: end)
            }
            return line[..<end]
        }
        return kept.joined(separator: "\n")
    }

    /// Every match with its groups; a group that takes no part is empty.
    private static func matches(_ pattern: String, in text: String) throws -> [[String]] {
        let range = NSRange(text.startIndex..., in: text)
        return try NSRegularExpression(pattern: pattern).matches(in: text, range: range).map { match in
            (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: text).map { String(text[$0]) } ?? "" }
        }
    }
}
