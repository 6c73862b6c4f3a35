import Foundation

/// Finds writes in Swift code to the state of another feature. A table maps each stored property of `Console` to the folders of
/// `Sources/Features` that may write to it. Others call its methods, as in `editingState.close(id, field)`.
struct StateOwnership {
    /// The folders that may write to a property of the console.
    let owners: [String: Set<String>]
    /// The names of all mutating methods.
    let mutators: Set<String>

    /// The mutating methods of Swift's collections and numbers.
    static let standardMutators: Set = [
        "append", "insert", "remove", "removeAll", "removeFirst", "removeLast", "removeSubrange", "removeValue",
        "updateValue", "replaceSubrange", "popFirst", "popLast", "formUnion", "formIntersection",
        "formSymmetricDifference", "subtract", "update", "merge", "sort", "reverse", "shuffle", "swapAt", "toggle",
        "negate",
    ]

    /// The names of the mutating methods declared in `code`.
    static func mutators(in code: String) throws -> Set<String> {
        Set(try matches(#"\bmutating func (\w+)"#, in: withoutComments(code)).map { $0[1] })
    }

    /// The writes in a file of `folder` to properties that it does not own, as source text.
    func violations(in code: String, of folder: String) throws -> [String] {
        let foreign = owners.filter { !$0.value.contains(folder) }.keys.sorted().joined(separator: "|")
        guard !foreign.isEmpty else { return [] }
        let code = Self.withoutComments(code)
        let brackets = #"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"#
        let step = #"(?:\s*[?!]?\.\w+|[?!]?"# + brackets + ")"
        let target = #"\b(?:"# + foreign + ")" + step
        var found: [String] = []
        // `editingState.editing?.status = …`, `connecting = nil`, `clock.now += 1`; declarations are not writes.
        let assigning = #"[?!]?\s*(?:[-+*/%&|^]|<<|>>)?=(?!=)"#
        found += try Self.matches(#"(?<!\blet )(?<!\bvar )"# + target + "*" + assigning, in: code).map { $0[0] }
        // `(workspace.focus, workspace.isZoomed) = …`
        found += try Self.matches(
            #"(?m)^\s*\((?:[^()\n]*[^\w()])?(?:"# + foreign + #")\b[^()\n]*\)\s*=(?!=)"#, in: code
        ).map { $0[0] }
        // `change(&workspace.list.filterText)`
        found += try Self.matches(#"(?<!&)&(?:self\.)?"# + target + "*", in: code).map { $0[0] }
        // `persistence.drafts.put(…)`, `editingState.editing?.modifyField { … }`: at least two steps, the last of which is mutating.
        found += try Self.matches("(?:" + target + #"+)\s*[?!]?\.(\w+)\s*[({]"#, in: code)
            .filter { mutators.contains($0[1]) }.map { $0[0] }
        return found.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// The code with blanks instead of comments. Part of a string such as `"https://"` may be taken for a comment, which is
    /// harmless: strings contain no writes.
    static func withoutComments(_ code: String) -> String {
        let kept = code.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var isInString = false
            var previous: Character?
            var end = line.startIndex
            while end < line.endIndex {
                let character = line[end]
                if character == "\"", previous != "\\" { isInString.toggle() }
                if !isInString, line[end...].hasPrefix("//") { break }
                previous = character
                end = line.index(after: end)
            }
            return line[..<end]
        }
        return kept.joined(separator: "\n")
    }

    /// All matches with their groups; an unmatched group is empty.
    private static func matches(_ pattern: String, in text: String) throws -> [[String]] {
        let range = NSRange(text.startIndex..., in: text)
        return try NSRegularExpression(pattern: pattern).matches(in: text, range: range).map { match in
            (0..<match.numberOfRanges).map { Range(match.range(at: $0), in: text).map { String(text[$0]) } ?? "" }
        }
    }
}
