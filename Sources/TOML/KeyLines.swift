/// The line of each key of a TOML document. The parser reports positions only for syntax errors; this reads the structure again
/// and skips the values. It is meant for texts that the parser accepts and is lenient with others: a key that it does not
/// understand has no line.
struct KeyLines {
    /// Lines from 1, by key path.
    private(set) var lines: [[String]: Int] = [:]
    /// The first input that would crash the parser or keep it busy, and the message to show instead.
    private(set) var crashInput: (line: Int, message: String)?

    /// The maximum number of parts of a key, and of brackets in each other. No setting needs more than five.
    private static let maxDepth = 20

    private let bytes: [UInt8]
    private var index = 0
    private var line = 1
    /// The lists and inline tables around the current position.
    private var depth = 0

    init(of text: String) {
        bytes = Array(text.utf8)
        // The parser skips a byte order mark.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
        var table: [String] = []
        while skipBlanks(andNewlines: true), let byte = next {
            if byte == UInt8(ascii: "[") {
                advance()
                if next == UInt8(ascii: "[") { advance() }
                while next == UInt8(ascii: " ") || next == UInt8(ascii: "\t") { advance() }
                if let byte = next, !KeyLines.canBeginHeading(byte) {
                    recordCrashInput("a table heading needs a name: letters, digits, _ and -, or in quotes")
                }
                table = key(below: [])
                skipLine()
            } else {
                member(of: table)
                skipLine()
            }
        }
    }

    private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    private mutating func advance() {
        if next == UInt8(ascii: "\n") { line += 1 }
        index += 1
    }

    /// Also skips comments. Always returns `true`, for use in conditions.
    @discardableResult
    private mutating func skipBlanks(andNewlines: Bool) -> Bool {
        while let byte = next {
            switch byte {
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): advance()
            case UInt8(ascii: "\n") where andNewlines: advance()
            case UInt8(ascii: "#"):
                while let byte = next, byte != UInt8(ascii: "\n") { advance() }
            default: return true
            }
        }
        return true
    }

    private mutating func skipLine() {
        while let byte = next, byte != UInt8(ascii: "\n") { advance() }
    }

    /// Reads `a."b c".d`, records the line of every new part, and returns the whole path.
    private mutating func key(below table: [String]) -> [String] {
        var path = table
        while true {
            skipBlanks(andNewlines: false)
            guard let byte = next else { return path }
            let part: String
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                let start = index + 1
                skipString()
                part = String(decoding: bytes[min(start, index)..<max(start, index - 1)], as: UTF8.self)
            } else {
                let start = index
                while let byte = next, KeyLines.isBare(byte) { advance() }
                part = String(decoding: bytes[start..<index], as: UTF8.self)
            }
            if path.count < KeyLines.maxDepth {
                path.append(part)
                if lines[path] == nil { lines[path] = line }
            } else {
                recordCrashInput("a key has more than \(KeyLines.maxDepth) parts; no setting is nested so deep")
            }
            skipBlanks(andNewlines: false)
            guard next == UInt8(ascii: ".") else { return path }
            advance()
        }
    }

    /// An empty name is left to the parser, which reports it itself.
    private static func canBeginHeading(_ byte: UInt8) -> Bool {
        isBare(byte) && byte < 0x80 || [UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "]")].contains(byte)
    }

    private static func isBare(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: byte >= 0x80
        }
    }

    /// Reads `key = value`.
    private mutating func member(of table: [String]) {
        let path = key(below: table)
        guard next == UInt8(ascii: "=") else { return }
        advance()
        value(at: path)
    }

    private mutating func value(at path: [String]) {
        skipBlanks(andNewlines: false)
        switch next {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): skipString()
        case UInt8(ascii: "["): list(closing: UInt8(ascii: "]")) { $0.element(at: path) }
        case UInt8(ascii: "{"): list(closing: UInt8(ascii: "}")) { $0.member(of: path) }
        default:
            if isTime { recordCrashInput("no setting is a date or time; put strings in quotes") }
            while let byte = next, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"),
                byte != UInt8(ascii: "}"), byte != UInt8(ascii: "#")
            {
                advance()
            }
        }
    }

    private mutating func element(at path: [String]) {
        // Includes Unicode line ends, which are none in TOML.
        if let byte = next, byte == UInt8(ascii: "}") || byte >= 0x80 {
            recordCrashInput("unexpected character at the start of a value")
        }
        value(at: path)
    }

    /// Whether a value begins like a date but is not just a date. Malformed ones crash the parser.
    private var isTime: Bool {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let shape = bytes[index...].prefix(10).map { digits.contains($0) ? UInt8(ascii: "d") : $0 }
        guard shape.starts(with: "dddd-".utf8) else { return false }
        let following = bytes[index...].dropFirst(10).first ?? UInt8(ascii: "\n")
        return !shape.elementsEqual("dddd-dd-dd".utf8) || !"\n,]}".utf8.contains(following)
    }

    private mutating func recordCrashInput(_ message: String) {
        if crashInput == nil { crashInput = (line, message) }
    }

    private mutating func list(closing: UInt8, element: (inout KeyLines) -> Void) {
        advance()
        guard depth < KeyLines.maxDepth else {
            recordCrashInput("more than \(KeyLines.maxDepth) brackets are nested; no setting is nested so deep")
            index = bytes.count
            return
        }
        depth += 1
        defer { depth -= 1 }
        while skipBlanks(andNewlines: true), let byte = next, byte != closing {
            let before = index
            if byte == UInt8(ascii: ",") { advance() } else { element(&self) }
            if index == before { advance() }
        }
        advance()
    }

    /// Skips a string of any of the four kinds, including its quotes.
    private mutating func skipString() {
        guard let quote = next else { return }
        let isLong = bytes[index...].prefix(3).elementsEqual(repeatElement(quote, count: 3))
        for _ in 0..<(isLong ? 3 : 1) { advance() }
        while let byte = next {
            if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                advance()
                advance()
            } else if byte != quote {
                advance()
            } else if !isLong {
                advance()
                return
            } else if bytes[index...].prefix(3).elementsEqual(repeatElement(quote, count: 3)) {
                // A multi-line string may end with up to two quotes of its own.
                while next == quote { advance() }
                return
            } else {
                advance()
            }
        }
    }
}
