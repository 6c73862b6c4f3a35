/// Splits Jinja expressions into tokens.
struct RoughLexer {
    private static let longSymbols = ["==", "!=", "<=", ">=", "**", "//"]
    private static let symbols = Set("+-*/%~<>=.,:|()[]{}".utf8)

    let source: [UInt8]
    private(set) var index: Int

    init(source: [UInt8], index: Int) {
        self.source = source
        self.index = index
    }

    /// The tokens up to `end` outside brackets, which is consumed; nil if it is missing, if brackets do not match, or for an
    /// invalid byte.
    mutating func tokens(until end: StaticString) -> [RoughToken]? {
        let ending = Array(UnsafeBufferPointer(start: end.utf8Start, count: end.utf8CodeUnitCount))
        var tokens: [RoughToken] = []
        var brackets: [UInt8] = []
        while index < source.count {
            let byte = source[index]
            if brackets.isEmpty, rest(startsWith: ending) {
                index += ending.count
                return tokens
            }
            // A minus or plus before the end only trims whitespace.
            if brackets.isEmpty, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+"),
                rest(startsWith: [byte] + ending)
            {
                index += 1 + ending.count
                return tokens
            }
            switch byte {
            case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D: index += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard skipString(quote: byte) else { return nil }
                tokens.append(.string)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                skipNumber()
                tokens.append(.number)
            case _ where RoughLexer.isWord(byte): tokens.append(.name(word()))
            case _ where RoughLexer.symbols.contains(byte) || byte == UInt8(ascii: "!"):
                guard let symbol = symbol() else { return nil }
                switch byte {
                case UInt8(ascii: "("): brackets.append(UInt8(ascii: ")"))
                case UInt8(ascii: "["): brackets.append(UInt8(ascii: "]"))
                case UInt8(ascii: "{"): brackets.append(UInt8(ascii: "}"))
                case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
                    guard brackets.popLast() == byte else { return nil }
                default: break
                }
                tokens.append(.symbol(symbol))
            default: return nil
            }
        }
        return nil
    }

    private func rest(startsWith bytes: [UInt8]) -> Bool { source[index...].starts(with: bytes) }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    private mutating func word() -> String {
        let start = index
        while index < source.count, RoughLexer.isWord(source[index]) || RoughLexer.isDigit(source[index]) { index += 1 }
        return String(decoding: source[start..<index], as: UTF8.self)
    }

    private mutating func skipNumber() {
        while index < source.count {
            let byte = source[index]
            let isPoint =
                byte == UInt8(ascii: ".") && index + 1 < source.count && RoughLexer.isDigit(source[index + 1])
            guard RoughLexer.isDigit(byte) || RoughLexer.isWord(byte) || isPoint else { return }
            index += 1
        }
    }

    private mutating func skipString(quote: UInt8) -> Bool {
        index += 1
        while index < source.count {
            let byte = source[index]
            index += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == quote { return true }
        }
        return false
    }

    private mutating func symbol() -> String? {
        if let long = RoughLexer.longSymbols.first(where: { rest(startsWith: Array($0.utf8)) }) {
            index += 2
            return long
        }
        let byte = source[index]
        guard RoughLexer.symbols.contains(byte) else { return nil }
        index += 1
        return String(Unicode.Scalar(byte))
    }
}
