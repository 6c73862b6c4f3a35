import Jinja

/// The open statements, with the keywords of each so far.
struct OpenStatements {
    private(set) var open: [(name: String, keywords: [Range<Int>])] = []

    /// The closing tag of each statement that has a body.
    static let endings: [String: String] = [
        "if": "endif", "for": "endfor", "set": "endset", "macro": "endmacro", "filter": "endfilter", "call": "endcall",
        "with": "endwith", "raw": "endraw", "block": "endblock", "autoescape": "endautoescape",
    ]

    private static let openers = Dictionary(uniqueKeysWithValues: endings.map { ($1, $0) })

    /// Whether a `set` tag of these tokens has a body: it has no `=` outside of parentheses.
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

    /// Processes the first word of a tag.
    /// - Parameters:
    ///   - isBlock: for a `set`: whether it has a body.
    ///   - close: called with the keywords of each statement that ends.
    mutating func word(_ name: String, _ range: Range<Int>, isBlock: Bool, _ close: ([Range<Int>]) -> Void) {
        if Self.endings[name] != nil {
            if name != "set" || isBlock { open.append((name, [range])) }
        } else if let opener = Self.openers[name] {
            guard let index = open.lastIndex(where: { $0.name == opener }) else { return }
            open[index].keywords.append(range)
            // Nested statements that are still open can't be closed any more.
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
