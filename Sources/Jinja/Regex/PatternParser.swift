/// Reads a pattern of the PyPI module `regex` (version 0 behaviour), as far as templates use it: all of `re`'s syntax, and
/// possessive quantifiers, atomic groups, `\p{…}`, lookbehind of any length, branch conditions.
struct PatternParser {
    struct Flags: Equatable {
        var ignoresCase = false
        var isMultiline = false
        var dotMatchesAll = false
        var isVerbose = false
        var isASCII = false
    }

    /// A pattern that `regex` refuses, in its words.
    struct Refusal: Error {
        let message: String
        let position: Int?

        init(_ message: String, at position: Int? = nil) {
            self.message = message
            self.position = position
        }

        /// As the module says it: with line and column too where there are several lines.
        func shown(in pattern: [Unicode.Scalar]) -> String {
            guard let position else { return message }
            let place = "\(message) at position \(position)"
            guard pattern.contains("\n") else { return place }
            let before = pattern.prefix(position)
            let line = before.count { $0 == "\n" } + 1
            let column = position - (before.lastIndex(of: "\n") ?? -1)
            return "\(place) (line \(line), column \(column))"
        }
    }

    /// Set in the middle of a pattern, flags count for all of it: reading begins anew.
    private struct Restart: Error {
        let flags: Flags
    }

    private let pattern: [Unicode.Scalar]
    private var index = 0
    private var flags: Flags
    private let global: Flags
    private(set) var groupCount = 0
    private(set) var names: [String: Int] = [:]
    private var openGroups: Set<Int> = []
    private var depth = 0
    /// References to groups that were not there yet, with their positions.
    private var pending: [(group: Int, position: Int)] = []

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

    private init(_ pattern: String, _ flags: Flags) {
        self.pattern = Array(pattern.unicodeScalars)
        self.flags = flags
        global = flags
    }

    private var next: Unicode.Scalar? { index < pattern.count ? pattern[index] : nil }

    private mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard pattern[index...].starts(with: wanted) else { return false }
        index += wanted.count
        return true
    }

    private mutating func whole() throws -> PatternNode {
        let node = try alternatives()
        if index < pattern.count { throw Refusal("unbalanced parenthesis", at: index) }
        for reference in pending where reference.group > groupCount {
            throw Refusal("invalid group reference", at: reference.position)
        }
        return node
    }

    private mutating func alternatives() throws -> PatternNode {
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

    private mutating func sequence() throws -> PatternNode {
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

    private mutating func quantified(_ item: PatternNode) throws -> PatternNode {
        var item = item
        var isFirst = true
        while true {
            let place = index
            guard let (least, most) = quantifier() else { return item }
            if !isFirst { throw Refusal("multiple repeat", at: place) }
            if let most, most < least { throw Refusal("min repeat greater than max repeat", at: place + 1) }
            var kind = PatternNode.Repetition.greedy
            if next == "?" {
                kind = .lazy
                index += 1
            } else if next == "+" {
                kind = .possessive
                index += 1
            }
            item = .repetition(item, least: least, most: most, kind: kind)
            isFirst = false
        }
    }

    /// nil where none stands here.
    private mutating func quantifier() -> (least: Int, most: Int?)? {
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
            let least = digits()
            var most = least
            var isBound = least != nil
            if next == "," {
                index += 1
                most = digits()
                isBound = true
                if most == nil {
                    if next == "}" {
                        index += 1
                        return (least ?? 0, nil)
                    }
                    isBound = false
                }
            }
            if isBound, next == "}" {
                index += 1
                return (least ?? 0, most)
            }
            index = start
            return nil
        default: return nil
        }
    }

    private mutating func digits() -> Int? {
        var value: Int?
        while let scalar = next, scalar.value >= 0x30, scalar.value <= 0x39 {
            value = min((value ?? 0) * 10 + Int(scalar.value - 0x30), 100_000)
            index += 1
        }
        return value
    }

    // MARK: Elements

    /// nil for what matches nothing by itself: comments, flags.
    private mutating func element() throws -> PatternNode? {
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

    private mutating func close(_ start: Int) throws {
        guard next == ")" else { throw Refusal("missing )", at: index) }
        index += 1
    }

    /// Flags set inside a group end with it.
    private mutating func inside(_ start: Int) throws -> PatternNode {
        let outer = flags
        let node = try alternatives()
        flags = outer
        try close(start)
        return node
    }

    private mutating func capture(_ name: String?, from start: Int) throws -> PatternNode {
        let number: Int
        if let name, let known = names[name] {
            number = known
        } else {
            groupCount += 1
            number = groupCount
            if let name { names[name] = number }
        }
        openGroups.insert(number)
        let node = try inside(start)
        openGroups.remove(number)
        return .group(number, node)
    }

    private mutating func name(endedBy end: Unicode.Scalar) throws -> String {
        let start = index
        while let scalar = next, scalar.isPythonWord { _ = scalar; index += 1 }
        let name = String(String.UnicodeScalarView(pattern[start..<index]))
        if name.isEmpty { throw Refusal("missing group name", at: index) }
        if !name.isPythonIdentifier, !name.unicodeScalars.allSatisfy(\.isPythonDecimal) {
            throw Refusal("bad character in group name", at: start)
        }
        guard next == end else { throw Refusal("missing \(end)", at: index) }
        index += 1
        return name
    }

    private mutating func group(from start: Int) throws -> PatternNode? {
        guard next == "?" else { return try capture(nil, from: start) }
        index += 1
        if take(":") { return try inside(start) }
        if take("P<") { return try capture(try name(endedBy: ">"), from: start) }
        if take("P=") { return try reference(try name(endedBy: ")"), at: start + 3) }
        if take("=") { return .look(try inside(start), isAhead: true, isNegated: false) }
        if take("!") { return .look(try inside(start), isAhead: true, isNegated: true) }
        if take("<=") { return .look(try inside(start), isAhead: false, isNegated: false) }
        if take("<!") { return .look(try inside(start), isAhead: false, isNegated: true) }
        if take("<") { return try capture(try name(endedBy: ">"), from: start) }
        if take(">") { return .atomic(try inside(start)) }
        if take("|") { return try branchReset(start) }
        if take("#") {
            while let scalar = next, scalar != ")" { _ = scalar; index += 1 }
            try close(start)
            return nil
        }
        if take("(") {
            let position = index
            let group = try name(endedBy: ")")
            guard let number = names[group] ?? Int(group) else { throw Refusal("unknown group", at: position) }
            if number > groupCount { pending.append((number, position)) }
            let outer = flags
            let yes = try sequence()
            var no = PatternNode.empty
            if next == "|" {
                index += 1
                no = try sequence()
            }
            flags = outer
            try close(start)
            return .conditional(number, yes, no)
        }
        return try flagGroup(from: start)
    }

    /// `(?|…)`: the groups of each branch have the same numbers.
    private mutating func branchReset(_ start: Int) throws -> PatternNode {
        let first = groupCount
        var most = first
        var branches: [PatternNode] = []
        let outer = flags
        repeat {
            if !branches.isEmpty { index += 1 }
            groupCount = first
            branches.append(try sequence())
            most = max(most, groupCount)
        } while next == "|"
        groupCount = most
        flags = outer
        try close(start)
        return .alternatives(branches)
    }

    private mutating func flagGroup(from start: Int) throws -> PatternNode? {
        let position = index
        var changed = flags
        var isOn = true
        var hasAny = false
        while let scalar = next {
            switch scalar {
            case "i": changed.ignoresCase = isOn
            case "m": changed.isMultiline = isOn
            case "s": changed.dotMatchesAll = isOn
            case "x": changed.isVerbose = isOn
            case "a": changed.isASCII = isOn
            case "u", "f", "L", "w", "b", "e", "p", "r": break
            case "V":
                index += 1
                guard next == "0" || next == "1" else { throw Refusal("unknown extension", at: position) }
            case "-" where isOn: isOn = false
            case ":" where hasAny:
                index += 1
                let outer = flags
                flags = changed
                let node = try alternatives()
                flags = outer
                try close(start)
                return node
            case ")" where hasAny:
                if !isOn, pattern[index - 1] == "-" {
                    throw Refusal("bad inline flags: no flags after '-'", at: index)
                }
                index += 1
                if !isOn { throw Refusal("bad inline flags: cannot turn flags off", at: position) }
                if changed != flags {
                    var whole = global
                    if changed.ignoresCase { whole.ignoresCase = true }
                    if changed.isMultiline { whole.isMultiline = true }
                    if changed.dotMatchesAll { whole.dotMatchesAll = true }
                    if changed.isVerbose { whole.isVerbose = true }
                    if changed.isASCII { whole.isASCII = true }
                    if whole != global { throw Restart(flags: whole) }
                }
                return nil
            default: throw Refusal("unknown extension", at: index)
            }
            hasAny = true
            index += 1
        }
        throw Refusal("unknown extension", at: index)
    }

    private mutating func reference(_ name: String, at position: Int) throws -> PatternNode {
        if let number = names[name] {
            if openGroups.contains(number) { throw Refusal("cannot refer to an open group", at: position) }
            return .reference(number, ignoresCase: flags.ignoresCase)
        }
        guard let number = Int(name) else { throw Refusal("unknown group", at: position) }
        return try reference(number, at: position)
    }

    private mutating func reference(_ number: Int, at position: Int) throws -> PatternNode {
        if openGroups.contains(number) { throw Refusal("cannot refer to an open group", at: position) }
        if number > groupCount { pending.append((number, position)) }
        return .reference(number, ignoresCase: flags.ignoresCase)
    }

    // MARK: Escapes

    private mutating func escape(from start: Int) throws -> PatternNode {
        guard let letter = next else { throw Refusal("bad escape (end of pattern)", at: index) }
        if letter.value >= 0x31, letter.value <= 0x39 {
            let number = digits() ?? 0
            return try reference(number, at: index)
        }
        switch letter {
        case "A": return assertion(.textStart)
        case "Z": return assertion(.textEnd)
        case "b": return assertion(.wordBoundary)
        case "B": return assertion(.noWordBoundary)
        case "m": return assertion(.wordStart)
        case "M": return assertion(.wordEnd)
        case "K":
            index += 1
            return .keep
        case "G":
            index += 1
            return .empty
        case "R":
            index += 1
            return .alternatives([
                .sequence([.character("\r", ignoresCase: false), .character("\n", ignoresCase: false)]),
                .set(.union([.range(0x0A, 0x0D), .range(0x85, 0x85), .range(0x2028, 0x2029)]), ignoresCase: false),
            ])
        case "X":
            index += 1
            let mark = PatternNode.set(.category([.nonspacingMark, .spacingMark, .enclosingMark]), ignoresCase: false)
            return .atomic(
                .sequence([.set(.any, ignoresCase: false), .repetition(mark, least: 0, most: nil, kind: .greedy)]))
        case "g":
            index += 1
            guard take("<") else { return .character("g", ignoresCase: flags.ignoresCase) }
            let position = index
            return try reference(try name(endedBy: ">"), at: position)
        default: break
        }
        if let set = try classEscape() { return .set(set, ignoresCase: flags.ignoresCase) }
        return .character(try characterEscape(from: start), ignoresCase: flags.ignoresCase)
    }

    private mutating func assertion(_ kind: PatternNode.Assertion) -> PatternNode {
        index += 1
        return .assertion(kind)
    }

    /// `\d` and its like, inside a set or outside; the backslash has been read.
    private mutating func classEscape() throws -> CharacterSet? {
        guard let letter = next else { return nil }
        let set: CharacterSet
        switch letter {
        case "d", "D": set = .digit(isASCII: flags.isASCII)
        case "s", "S": set = .space(isASCII: flags.isASCII)
        case "w", "W": set = .word(isASCII: flags.isASCII)
        case "h": set = .horizontalSpace
        case "p", "P": return try property(isInverted: letter == "P")
        default: return nil
        }
        index += 1
        return letter.value < 0x61 ? .inverted(set) : set
    }

    private mutating func property(isInverted: Bool) throws -> CharacterSet? {
        let start = index
        index += 1
        guard next == "{" else {
            // One letter may stand without braces.
            if let letter = next, let set = PatternProperties.set(String(letter)), letter.isPythonAlpha {
                index += 1
                return isInverted ? .inverted(set) : set
            }
            index = start
            return nil
        }
        index += 1
        var isNegated = isInverted
        if next == "^" {
            isNegated.toggle()
            index += 1
        }
        let first = index
        while let scalar = next, scalar != "}" { _ = scalar; index += 1 }
        guard next == "}" else {
            index = start
            return nil
        }
        let name = String(String.UnicodeScalarView(pattern[first..<index]))
        index += 1
        guard let set = PatternProperties.set(name) else { throw Refusal("unknown property", at: index) }
        return isNegated ? .inverted(set) : set
    }

    /// One character by an escape; the backslash has been read.
    private mutating func characterEscape(from start: Int) throws -> Unicode.Scalar {
        guard let letter = next else { throw Refusal("bad escape (end of pattern)", at: index) }
        index += 1
        switch letter {
        case "a": return "\u{7}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "v": return "\u{B}"
        case "x": return try hexadecimal(2, "x", start)
        case "u": return try hexadecimal(4, "u", start)
        case "U": return try hexadecimal(8, "U", start)
        case "N" where next == "{":
            let first = index + 1
            while let scalar = next, scalar != "}" { _ = scalar; index += 1 }
            let name = String(String.UnicodeScalarView(pattern[min(first, index)..<index]))
            guard next == "}", let scalar = CharacterNames.scalar(named: name) else {
                throw Refusal("undefined character name", at: index)
            }
            index += 1
            return scalar
        case "0":
            var value: UInt32 = 0
            var count = 0
            while count < 2, let digit = next, digit.value >= 0x30, digit.value <= 0x37 {
                value = value * 8 + digit.value - 0x30
                index += 1
                count += 1
            }
            return Unicode.Scalar(value) ?? "\0"
        default:
            if letter.value < 0x80, letter.isPythonAlpha {
                throw Refusal("bad escape \\\(letter)", at: index)
            }
            return letter
        }
    }

    private mutating func hexadecimal(_ count: Int, _ letter: String, _ start: Int) throws -> Unicode.Scalar {
        var value: UInt32 = 0
        for _ in 0..<count {
            guard let scalar = next, let digit = Character(scalar).hexDigitValue else {
                let shown = String(String.UnicodeScalarView(pattern[start..<index]))
                throw Refusal("incomplete escape \(shown)", at: index)
            }
            value = value << 4 | UInt32(digit)
            index += 1
        }
        guard let scalar = Unicode.Scalar(value) else { throw Refusal("bad escape \\\(letter)", at: index) }
        return scalar
    }

    // MARK: Sets

    private mutating func set(from start: Int) throws -> CharacterSet {
        var parts: [CharacterSet] = []
        let isInverted = next == "^"
        if isInverted { index += 1 }
        let first = index
        while true {
            guard let scalar = next else { throw Refusal("unterminated character set", at: pattern.count) }
            if scalar == "]", index > first {
                index += 1
                break
            }
            if scalar == "[", let posix = posixClass() {
                parts.append(posix)
                continue
            }
            let (low, whole) = try member()
            if let whole {
                parts.append(whole)
                continue
            }
            guard next == "-", index + 1 < pattern.count, pattern[index + 1] != "]" else {
                parts.append(.range(low.value, low.value))
                continue
            }
            index += 1
            let (high, other) = try member()
            if let other {
                parts += [.range(low.value, low.value), .range(0x2D, 0x2D), other]
                continue
            }
            guard high.value >= low.value else {
                throw Refusal("bad character range", at: index)
            }
            parts.append(.range(low.value, high.value))
        }
        let set: CharacterSet = parts.count == 1 ? parts[0] : .union(parts)
        return isInverted ? .inverted(set) : set
    }

    private mutating func member() throws -> (Unicode.Scalar, CharacterSet?) {
        let start = index
        guard let scalar = next else { throw Refusal("unterminated character set", at: pattern.count) }
        index += 1
        guard scalar == "\\" else { return (scalar, nil) }
        guard let letter = next else { throw Refusal("bad escape (end of pattern)", at: index) }
        if let set = try classEscape() { return (letter, set) }
        if letter == "b" {
            index += 1
            return ("\u{8}", nil)
        }
        if letter.value >= 0x31, letter.value <= 0x37 {
            var value: UInt32 = 0
            var count = 0
            while count < 3, let digit = next, digit.value >= 0x30, digit.value <= 0x37 {
                value = value * 8 + digit.value - 0x30
                index += 1
                count += 1
            }
            return (Unicode.Scalar(value) ?? "\0", nil)
        }
        return (try characterEscape(from: start), nil)
    }

    /// `[:alpha:]`
    private mutating func posixClass() -> CharacterSet? {
        let start = index
        guard take("[:") else { return nil }
        let isNegated = take("^")
        let first = index
        while let scalar = next, scalar.isPythonAlpha { _ = scalar; index += 1 }
        let name = String(String.UnicodeScalarView(pattern[first..<index]))
        guard take(":]"), let set = PatternProperties.set(name) else {
            index = start
            return nil
        }
        return isNegated ? .inverted(set) : set
    }
}
