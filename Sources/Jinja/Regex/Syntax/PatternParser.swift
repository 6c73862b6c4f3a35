/// Parses a pattern as PyPI's `regex` 2024.7.24 does (`_regex_core.py`), with version 0 behaviour by default.
struct PatternParser {
    /// A flag that holds for the whole pattern was found: parsing starts again.
    struct Restart: Error {
        let flags: PatternFlags
    }

    /// A pattern that was read, its groups not yet looked up.
    struct Parsed {
        var node: PatternNode
        var flags: PatternFlags
        var groups: PatternGroups
    }

    var source: PatternSource
    var flags: PatternFlags
    var globalFlags: PatternFlags
    var groups = PatternGroups()
    /// How many parentheses and sets lie around the current position.
    var depth = 0
    private static let maxDepth = 100

    /// - Throws: `PatternRefusal`.
    static func parse(_ pattern: String, flags: PatternFlags) throws -> Parsed {
        var flags = flags
        while true {
            if flags.isSuperset(of: .versions) {
                throw PatternRefusal.raised(type: "KeyError", "regex.V0|V1")
            }
            var parser = PatternParser(pattern, flags)
            do {
                let node = try parser.alternatives()
                if !parser.source.isAtEnd { throw parser.source.refusal("unbalanced parenthesis") }
                return Parsed(node: node, flags: try parser.checkedFlags(), groups: parser.groups)
            } catch let restart as Restart {
                flags = restart.flags
            }
        }
    }

    private init(_ pattern: String, _ flags: PatternFlags) {
        source = PatternSource(pattern)
        self.flags = flags.contains(.version1) ? flags.union(.fullCase) : flags
        globalFlags = self.flags
        source.ignoresSpace = self.flags.contains(.verbose)
    }

    private func checkedFlags() throws -> PatternFlags {
        let encodings = flags.intersection(.encodings)
        if encodings.contains(.locale) {
            throw PatternRefusal.notTried("the flag L depends on the server's locale")
        }
        if encodings == [.ascii, .unicode] {
            throw PatternRefusal.raised(
                type: "ValueError", "ASCII, LOCALE and UNICODE flags are mutually incompatible")
        }
        return encodings.isEmpty ? flags.union(.unicode) : flags
    }

    /// Whether version 1 behaviour is on.
    var isVersion1: Bool { flags.contains(.version1) }

    // MARK: Sequences

    mutating func alternatives() throws -> PatternNode {
        var branches = [try sequence()]
        while source.match("|") { branches.append(try sequence()) }
        return branches.count == 1 ? branches[0] : .branch(branches)
    }

    /// Reads what is in parentheses; flags set inside end with it.
    mutating func inside() throws -> PatternNode {
        let outer = flags
        let node = try alternatives()
        try source.expect(")")
        restore(outer)
        return node
    }

    mutating func restore(_ outer: PatternFlags) {
        flags = outer
        source.ignoresSpace = flags.contains(.verbose)
    }

    /// Counts the nesting; the caller reduces `depth` in the end.
    mutating func enter() throws {
        depth += 1
        if depth > PatternParser.maxDepth { throw PatternRefusal.notTried("it is nested too deep") }
    }

    mutating func sequence() throws -> PatternNode {
        try enter()
        defer { depth -= 1 }
        // nil stands where a quantifier can't follow: at the beginning, and after another quantifier.
        var items: [PatternNode?] = [nil]
        var mode = flags.caseMode
        while true {
            let start = source.position
            guard let letter = source.get() else {
                source.position = start
                break
            }
            guard let scalar = Unicode.Scalar(letter) else {
                // Half a surrogate pair.
                items.append(.character(letter, mode))
                continue
            }
            switch scalar {
            case ")", "|":
                source.position = start
                return .sequence(items.compactMap(\.self))
            case "\\": items.append(try escape())
            case "(":
                if let element = try parenthesis() { items.append(element) } else { mode = flags.caseMode }
            case ".": items.append(.any(anyCharacter))
            case "[":
                let (set, setMode) = try set()
                items.append(.single(set, setMode))
            case "^": items.append(.assertion(lineStart))
            case "$": items.append(.assertion(lineEnd))
            case "?", "*", "+", "{": try quantify(&items, scalar, at: start, mode)
            default: items.append(.character(letter, mode))
            }
        }
        return .sequence(items.compactMap(\.self))
    }

    private var anyCharacter: PatternNode.AnyCharacter {
        if flags.contains(.dotAll) { return .all }
        return flags.contains(.word) ? .notLineSeparator : .notNewline
    }

    private var lineStart: PatternNode.Assertion {
        guard flags.contains(.multiline) else { return .textStart }
        return flags.contains(.word) ? .separatedStart : .lineStart
    }

    private var lineEnd: PatternNode.Assertion {
        if flags.contains(.multiline) { return flags.contains(.word) ? .separatedEnd : .lineEnd }
        return flags.contains(.word) ? .textEndOrSeparator : .textEndOrNewline
    }
}

extension PatternNode {
    /// A set, or the one character that it consists of.
    static func single(_ set: PatternSet, _ mode: CaseMode) -> PatternNode {
        if case .character(let code) = set.kind, set.isPositive { return .character(code, mode) }
        return .set(set, mode)
    }
}
