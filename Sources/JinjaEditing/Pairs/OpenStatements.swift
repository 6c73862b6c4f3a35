import Jinja

/// The statements that wait for their end, with the words of each so far.
struct OpenStatements {
    private(set) var open: [(name: String, keywords: [Range<Int>])] = []

    /// What ends each statement that has a body.
    static let endings: [String: String] = [
        "if": "endif", "for": "endfor", "set": "endset", "macro": "endmacro", "filter": "endfilter", "call": "endcall",
        "with": "endwith", "raw": "endraw", "block": "endblock", "autoescape": "endautoescape",
    ]

    private static let openers = Dictionary(uniqueKeysWithValues: endings.map { ($1, $0) })

    /// Whether a `set` whose tag consists of `kinds` has a body: there is no `=` in it but in parentheses.
    static func isBlock(_ kinds: some Sequence<TokenKind>) -> Bool {
        var depth = 0
        for kind in kinds {
            switch kind {
            case .lparen, .lbracket, .lbrace: depth += 1
            case .rparen, .rbracket, .rbrace: depth -= 1
            case .assign where depth == 0: return false
            case .blockEnd: return true
            case .data, .variableBegin, .blockBegin: return false
            default: break
            }
        }
        return false
    }

    /// Takes in the first word of a tag.
    /// - Parameters:
    ///   - isBlock: of a `set`: whether it has a body.
    ///   - close: is told the words of each statement that is over.
    mutating func word(_ name: String, _ range: Range<Int>, isBlock: Bool, _ close: ([Range<Int>]) -> Void) {
        if Self.endings[name] != nil {
            if name != "set" || isBlock { open.append((name, [range])) }
        } else if let opener = Self.openers[name] {
            guard let index = open.lastIndex(where: { $0.name == opener }) else { return }
            open[index].keywords.append(range)
            // What was opened inside of it and isn't closed yet won't be any more.
            while open.count > index { close(open.removeLast().keywords) }
        } else if name == "elif" || name == "else" {
            guard let last = open.last, last.name == "if" || last.name == "for" && name == "else" else { return }
            open[open.count - 1].keywords.append(range)
        }
    }

    mutating func closeAll(_ close: ([Range<Int>]) -> Void) {
        while let last = open.popLast() { close(last.keywords) }
    }
}
