/// Rejects what is obviously not valid Jinja: unclosed braces, brackets or blocks, unknown tags and filters, empty or truncated
/// expressions. A real engine may reject more; set `DemoOptions.templateChecker` to use one.
struct RoughTemplateCheck {
    static func accepts(_ template: String) -> Bool {
        var check = RoughTemplateCheck(source: Array(template.utf8))
        return check.run()
    }

    private let source: [UInt8]
    private var index = 0
    /// Blocks that are not closed yet.
    private var open: [String] = []

    private init(source: [UInt8]) { self.source = source }

    private mutating func run() -> Bool {
        while index < source.count {
            if starts("{#") {
                guard skip(past: "#}") else { return false }
            } else if starts("{{") {
                index += 2
                guard let tokens = tokens(until: "}}"), RoughExpression.isComplete(tokens[...]) else { return false }
            } else if starts("{%") {
                index += 2
                guard let tokens = tokens(until: "%}"), takeTag(tokens) else { return false }
            } else {
                index += 1
            }
        }
        return open.isEmpty
    }

    private func starts(_ text: StaticString) -> Bool {
        source[index...].starts(with: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    private mutating func skip(past text: StaticString) -> Bool {
        while index < source.count {
            if starts(text) {
                index += text.utf8CodeUnitCount
                return true
            }
            index += 1
        }
        return false
    }

    /// The tokens up to the end of this tag or expression; nil if there is no end, or an invalid token.
    private mutating func tokens(until end: StaticString) -> [RoughToken]? {
        if index < source.count, source[index] == UInt8(ascii: "-") || source[index] == UInt8(ascii: "+") { index += 1 }
        var lexer = RoughLexer(source: source, index: index)
        guard let tokens = lexer.tokens(until: end) else { return nil }
        index = lexer.index
        return tokens
    }

    private mutating func takeTag(_ tokens: [RoughToken]) -> Bool {
        guard case .name(let tag)? = tokens.first else { return false }
        let rest = tokens.dropFirst()
        switch tag {
        case "raw": return rest.isEmpty && skipRaw()
        case "if", "autoescape":
            open.append(tag)
            return RoughExpression.isComplete(rest)
        case "elif": return open.last == "if" && RoughExpression.isComplete(rest)
        case "else": return rest.isEmpty && (open.last == "if" || open.last == "for")
        case "for":
            open.append(tag)
            guard let index = rest.firstIndex(of: .name("in")) else { return false }
            let source = rest[(index + 1)...]
            return index > rest.startIndex
                && RoughExpression.isComplete(source.last == .name("recursive") ? source.dropLast() : source)
        case "set":
            guard let target = rest.first, target != .symbol("=") else { return false }
            guard let index = rest.firstIndex(of: .symbol("=")) else {
                open.append(tag)
                return true
            }
            return RoughExpression.isComplete(rest[(index + 1)...])
        case "with", "macro", "call", "filter", "block":
            open.append(tag)
            return tag == "with" || !rest.isEmpty
        case "print": return rest.isEmpty || RoughExpression.isComplete(rest)
        case "include", "import", "from", "extends": return !rest.isEmpty
        default:
            guard tag.hasPrefix("end"), open.last == String(tag.dropFirst(3)) else { return false }
            open.removeLast()
            return rest.isEmpty || tag == "endblock"
        }
    }

    private mutating func skipRaw() -> Bool {
        while skip(past: "{%") {
            let start = index
            if let tokens = tokens(until: "%}"), tokens == [.name("endraw")] { return true }
            index = start
        }
        return false
    }
}
