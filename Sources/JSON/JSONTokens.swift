/// The tokens of a JSON text that is being edited, and its matching brackets.
package struct JSONTokens: Hashable, Sendable {
    /// In order and without gaps. An unterminated string is a fault up to the end of its line only.
    package let all: [JSONToken]
    private let partners: [Int: Int]

    /// Scans `text` once; lookups are searches afterwards.
    package init(_ text: String) {
        var scanner = JSONTokenScanner(Array(text.utf8))
        scanner.scan()
        all = scanner.tokens
        partners = scanner.partners
    }

    /// The bracket at `offset` or directly before it, and its partner; empty if there is no bracket or no partner.
    package func partners(atByte offset: Int) -> [Range<Int>] {
        for position in [offset, offset - 1] {
            guard let partner = partners[position] else { continue }
            return [min(position, partner), max(position, partner)].map { $0..<($0 + 1) }
        }
        return []
    }
}

/// Scans a text once.
private struct JSONTokenScanner {
    private let bytes: [UInt8]
    private var index = 0
    /// Brackets that are still open.
    private var open: [(byte: UInt8, position: Int)] = []
    /// Whether the next token is the name of a member.
    private var expectsKey = false
    private(set) var tokens: [JSONToken] = []
    private(set) var partners: [Int: Int] = [:]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokens.reserveCapacity(bytes.count / 4)
    }

    mutating func scan() {
        while index < bytes.count { token() }
    }

    private mutating func token() {
        switch bytes[index] {
        case 0x20, 0x09, 0x0A, 0x0D: add(.blank, to: end { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D })
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "{"), UInt8(ascii: "["): opening()
        case UInt8(ascii: "}"), UInt8(ascii: "]"): closing()
        case UInt8(ascii: ","):
            expectsKey = open.last?.byte == UInt8(ascii: "{")
            add(.punctuation, to: index + 1)
        case UInt8(ascii: ":"):
            expectsKey = false
            add(.punctuation, to: index + 1)
        default: word()
        }
    }

    private mutating func add(_ kind: JSONToken.Kind, to end: Int) {
        tokens.append(JSONToken(kind: kind, range: index..<end))
        index = end
    }

    private func end(while isPart: (UInt8) -> Bool) -> Int {
        var end = index
        while end < bytes.count, isPart(bytes[end]) { end += 1 }
        return end
    }

    private mutating func opening() {
        open.append((bytes[index], index))
        expectsKey = bytes[index] == UInt8(ascii: "{")
        add(.punctuation, to: index + 1)
    }

    private mutating func closing() {
        let wanted = bytes[index] == UInt8(ascii: "}") ? UInt8(ascii: "{") : UInt8(ascii: "[")
        expectsKey = false
        guard let last = open.last, last.byte == wanted else {
            add(.fault, to: index + 1)
            return
        }
        open.removeLast()
        partners[index] = last.position
        partners[last.position] = index
        add(.punctuation, to: index + 1)
    }

    private mutating func string() {
        var end = index + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\""), bytes[end] != 0x0A, bytes[end] != 0x0D {
            end += bytes[end] == UInt8(ascii: "\\") && end + 1 < bytes.count && bytes[end + 1] >= 0x20 ? 2 : 1
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "\"") else {
            add(.fault, to: min(end, bytes.count))
            return
        }
        end += 1
        var next = end
        while next < bytes.count, bytes[next] <= 0x20 { next += 1 }
        let isBeforeColon = next < bytes.count && bytes[next] == UInt8(ascii: ":")
        add(expectsKey || isBeforeColon ? .key : .string, to: end)
        expectsKey = false
    }

    /// A number, a word, or anything else up to the next delimiter.
    private mutating func word() {
        let end = end { byte in
            switch byte {
            case 0x00...0x20, UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: ","), UInt8(ascii: ":"):
                false
            default: true
            }
        }
        let text = bytes[index..<max(end, index + 1)]
        let isLiteral = ["true", "false", "null"].contains { text.elementsEqual($0.utf8) }
        add(isLiteral ? .literal : JSONTokenScanner.isNumber(text) ? .number : .fault, to: text.endIndex)
    }

    /// RFC 8259, section 6.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        func digits() -> Int { rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }.count }
        if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
        let whole = digits()
        guard whole == 1 || whole > 1 && rest.first != UInt8(ascii: "0") else { return false }
        rest.removeFirst(whole)
        if rest.first == UInt8(ascii: ".") {
            rest.removeFirst()
            let fraction = digits()
            guard fraction > 0 else { return false }
            rest.removeFirst(fraction)
        }
        if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
            rest.removeFirst()
            if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
            let exponent = digits()
            guard exponent > 0 else { return false }
            rest.removeFirst(exponent)
        }
        return rest.isEmpty
    }
}
