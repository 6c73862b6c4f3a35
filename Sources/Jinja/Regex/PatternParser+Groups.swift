/// Groups of all kinds, their flags, and references to them.
extension PatternParser {
    mutating func close(_ start: Int) throws {
        guard next == ")" else { throw Refusal("missing )", at: index) }
        index += 1
    }

    /// Flags set inside a group end with it.
    mutating func inside(_ start: Int) throws -> PatternNode {
        let outer = flags
        let node = try alternatives()
        flags = outer
        try close(start)
        return node
    }

    mutating func capture(_ name: String?, from start: Int) throws -> PatternNode {
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

    mutating func name(endedBy end: Unicode.Scalar) throws -> String {
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

    mutating func group(from start: Int) throws -> PatternNode? {
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

    /// `(?|…)`: the groups of all branches have the same numbers.
    mutating func branchReset(_ start: Int) throws -> PatternNode {
        let first = groupCount
        var maxCount = first
        var branches: [PatternNode] = []
        let outer = flags
        repeat {
            if !branches.isEmpty { index += 1 }
            groupCount = first
            branches.append(try sequence())
            maxCount = max(maxCount, groupCount)
        } while next == "|"
        groupCount = maxCount
        flags = outer
        try close(start)
        return .alternatives(branches)
    }

    mutating func flagGroup(from start: Int) throws -> PatternNode? {
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

    mutating func reference(_ name: String, at position: Int) throws -> PatternNode {
        if let number = names[name] {
            if openGroups.contains(number) { throw Refusal("cannot refer to an open group", at: position) }
            return .reference(number, ignoresCase: flags.ignoresCase)
        }
        guard let number = Int(name) else { throw Refusal("unknown group", at: position) }
        return try reference(number, at: position)
    }

    mutating func reference(_ number: Int, at position: Int) throws -> PatternNode {
        if openGroups.contains(number) { throw Refusal("cannot refer to an open group", at: position) }
        if number > groupCount { pending.append((number, position)) }
        return .reference(number, ignoresCase: flags.ignoresCase)
    }
}
