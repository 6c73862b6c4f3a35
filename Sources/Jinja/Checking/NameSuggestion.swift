/// Suggests the name that was probably meant.
package enum NameSuggestion {
    /// Names used wrongly in documentation or in other dialects.
    private static let known = [
        "to_pretty_json": "tojson_pretty", "json_pretty": "tojson_pretty", "to_json": "tojson",
        "from_json": "parse_json",
        "fromjson": "parse_json", "elsif": "elif", "elseif": "elif", "len": "length", "size": "length", "str": "string",
        "lowercase": "lower", "uppercase": "upper", "downcase": "lower", "upcase": "upper", "strip": "trim",
        "strftime": "datetimeformat", "base64decode": "b64decode", "search": "regex_search", "match": "regex_match",
        "equals": "eq", "null": "none", "dict": "mapping",
    ]

    /// Names that other dialects have, and that mean something that no name here means: they are not typing errors.
    private static let foreign: Set<String> = [
        "b64encode", "base64encode", "regex_findall", "regex_escape", "urldecode", "unescape", "ltrim", "rtrim",
        "lstrip",
        "rstrip", "floor", "ceil", "sub", "add", "mul", "mod", "index", "tail", "head", "empty", "date", "list",
        "split",
        "contains", "flatten", "times", "minus", "plus", "any", "all", "take", "skip", "zip", "union", "md5", "hash",
    ]

    /// Whether one name says the contrary of the other, or adds something that changes its meaning.
    private static func isContrary(_ a: String, _ b: String) -> Bool {
        // Swift's `contains` takes hundreds of times as long.
        func has(_ text: String, _ part: String) -> Bool { TextSearch.find(part, in: text) != nil }
        let pairs = [
            ("encode", "decode"), ("escape", "unescape"), ("first", "last"), ("min", "max"), ("upper", "lower"),
            ("even", "odd"), ("select", "reject"), ("to", "from"), ("eq", "ne"), ("lt", "gt"), ("le", "ge"),
            ("true", "false"), ("search", "match"), ("defined", "undefined"),
        ]
        for (one, other) in pairs where a != b {
            for (mine, theirs) in [(one, other), (other, one)] where has(a, mine) && has(b, theirs) {
                // `undefined` contains `defined`: only the longer word counts.
                if has(theirs, mine), has(a, theirs) { continue }
                if has(mine, theirs), has(b, mine) { continue }
                return true
            }
        }
        return ["un", "not", "non", "no", "not_", "in", "dis", "de"].contains { $0 + b == a || $0 + a == b }
    }

    /// The most similar of `names`, if one is similar enough.
    package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let names = Array(names)
        if let known = known[name], names.contains(known) { return known }
        // For one-letter names, no other name is a typing error.
        guard name.utf8.count > 1, !foreign.contains(name) else { return nil }
        let allowed = name.utf8.count <= 3 ? 1 : name.utf8.count <= 6 ? 2 : 3
        var best: (name: String, distance: Int)?
        for candidate in names.sorted()
        where abs(candidate.utf8.count - name.utf8.count) <= allowed && !isContrary(name, candidate) {
            let distance = distance(Array(name.utf8), Array(candidate.utf8))
            if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.name
    }

    /// The number of letters to substitute, insert, delete or swap with their neighbour.
    private static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        guard a.count < 64, b.count < 64 else { return .max }
        var older = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                let isSame = a[i - 1] == b[j - 1]
                row[j] = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (isSame ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], older[j - 2] + 1) }
            }
            older = previous
            previous = row
        }
        return previous[b.count]
    }
}
