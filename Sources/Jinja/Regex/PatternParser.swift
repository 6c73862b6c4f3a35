/// Parses a pattern of the PyPI module `regex` (version 0 behaviour), as far as templates use it: all of `re`'s syntax, and
/// possessive quantifiers, atomic groups, `\p{…}`, lookbehind of any length, branch conditions.
struct PatternParser {
    struct Flags: Equatable {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesAll = false
        var isVerbose = false
        var isASCII = false
    }

    /// A pattern that `regex` rejects, with its message.
    struct Refusal: Error {
        let message: String
        let position: Int?

        init(_ message: String, at position: Int? = nil) {
            self.message = message
            self.position = position
        }

        /// The module's message: for a pattern of several lines with line and column.
        func shown(in pattern: [Unicode.Scalar]) -> String {
            guard let position else { return message }
            let text = "\(message) at position \(position)"
            guard pattern.contains("\n") else { return text }
            let before = pattern.prefix(position)
            let line = before.count { $0 == "\n" } + 1
            let column = position - (before.lastIndex(of: "\n") ?? -1)
            return "\(text) (line \(line), column \(column))"
        }
    }

    /// Flags in the middle of a pattern apply to all of it: parsing starts again.
    struct Restart: Error {
        let flags: Flags
    }

    let pattern: [Unicode.Scalar]
    var index = 0
    var flags: Flags
    let global: Flags
    var groupCount = 0
    var names: [String: Int] = [:]
    var openGroups: Set<Int> = []
    var depth = 0
    /// References to groups that are not defined yet, with their positions.
    var pending: [(group: Int, position: Int)] = []

    static func parse(_ pattern: String, flags: Flags) throws -> (node: PatternNode, groups: Int, names: [String: Int])
    {
        var flags = flags
        for _ in 0..<8 {
            var parser = PatternParser(pattern, flags)
            do {
                let node = try parser.whole()
                return (node, parser.groupCount, parser.names)
            } catch let restart as Restart {
                flags = restart.flags
            }
        }
        throw Refusal("too many flags")
    }

    init(_ pattern: String, _ flags: Flags) {
        self.pattern = Array(pattern.unicodeScalars)
        self.flags = flags
        global = flags
    }

    var next: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

    mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard pattern[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    mutating func whole() throws -> PatternNode {
        let node = try alternatives()
        if index < pattern.count { throw Refusal("unbalanced parenthesis", at: index) }
        for reference in pending where reference.group > groupCount {
            throw Refusal("invalid group reference", at: reference.position)
        }
        return node
    }

    mutating func alternatives() throws -> PatternNode {
        depth += 1
        defer { depth -= 1 }
        guard depth < 100 else { throw Refusal("the pattern is nested too deep") }
        var branches = [try sequence()]
        while next == "|" {
            index += 1
            branches.append(try sequence())
        }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    mutating func sequence() throws -> PatternNode {
        var items: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            if flags.isVerbose {
                if scalar.isPythonSpace {
                    index += 1
                    continue
                }
                if scalar == "#" {
                    while let scalar = next, scalar != "\n" { _ = scalar; index += 1 }
                    continue
                }
            }
            guard let item = try element() else { continue }
            items.append(try quantified(item))
        }
        return items.count == 1 ? items[0] : .sequence(items)
    }

    // MARK: Quantifiers

    mutating func quantified(_ item: PatternNode) throws -> PatternNode {
        var item = item
        var isFirst = true
        while true {
            let start = index
            guard let (minCount, maxCount) = quantifier() else { return item }
            if !isFirst { throw Refusal("multiple repeat", at: start) }
            if let maxCount, maxCount < minCount { throw Refusal("min repeat greater than max repeat", at: start + 1) }
            var kind = PatternNode.Repetition.greedy
            if next == "?" {
                kind = .lazy
                index += 1
            } else if next == "+" {
                kind = .possessive
                index += 1
            }
            item = .repetition(item, minCount: minCount, maxCount: maxCount, kind: kind)
            isFirst = false
        }
    }

    /// nil if there is none here.
    mutating func quantifier() -> (minCount: Int, maxCount: Int?)? {
        switch next {
        case "*":
            index += 1
            return (0, nil)
        case "+":
            index += 1
            return (1, nil)
        case "?":
            index += 1
            return (0, 1)
        case "{":
            let start = index
            index += 1
            let minCount = digits()
            var maxCount = minCount
            var isBound = minCount != nil
            if next == "," {
                index += 1
                maxCount = digits()
                isBound = true
                if maxCount == nil {
                    if next == "}" {
                        index += 1
                        return (minCount ?? 0, nil)
                    }
                    isBound = false
                }
            }
            if isBound, next == "}" {
                index += 1
                return (minCount ?? 0, maxCount)
            }
            index = start
            return nil
        default: return nil
        }
    }

    mutating func digits() -> Int? {
        var value: Int?
        while let scalar = next, scalar.value >= 0x30, scalar.value <= 0x39 {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 100_000)
            index += 1
        }
        return value
    }

    // MARK: Elements

    /// nil for elements that match nothing by themselves: comments, flags.
    mutating func element() throws -> PatternNode? {
        let start = index
        guard let scalar = next else { return nil }
        index += 1
        switch scalar {
        case "(": return try group(from: start)
        case "[": return .set(try set(from: start), ignoresCase: flags.ignoresCase)
        case ".": return .set(flags.dotMatchesAll ? .any : .anyButNewline, ignoresCase: false)
        case "^": return .assertion(flags.isMultiline ? .lineStart : .textStart)
        case "$": return .assertion(flags.isMultiline ? .lineEnd : .textEndOrNewline)
        case "\\": return try escape(from: start)
        case "*", "+", "?": throw Refusal("nothing to repeat", at: start)
        case "{":
            index = start
            if quantifier() != nil { throw Refusal("nothing to repeat", at: start) }
            index = start + 1
            return .character(scalar, ignoresCase: false)
        default: return .character(scalar, ignoresCase: flags.ignoresCase)
        }
    }
}
