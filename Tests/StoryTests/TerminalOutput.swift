/// Parses terminal output, and finds everything that neither terminfo's `screen-256color` nor the console itself writes.
struct TerminalOutput {
    /// The unexpected sequences, each with the bytes before it.
    private(set) var strangers: [String] = []
    /// The text between the sequences.
    private(set) var text = ""

    private var rest: ArraySlice<UInt8>
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        rest = bytes[...]
        while let byte = rest.first {
            switch byte {
            case 0x1B: readEscape()
            case 0x20..<0x7F:
                text.unicodeScalars.append(Unicode.Scalar(byte))
                rest.removeFirst()
            // Backspace, tab, newline, return, and the two that change character sets.
            case 0x08, 0x09, 0x0A, 0x0D, 0x0E, 0x0F: rest.removeFirst()
            case 0x80...: readScalar()
            default: stranger(1)
            }
        }
    }

    /// Modes that the console and ncurses set: cursor and its keys, wrapping, mouse, focus, bracketed paste, alternate screen, whole
    /// frames.
    private static let modes: Set<String> = [
        "1", "7", "12", "25", "1000", "1002", "1004", "1006", "1049", "2004", "2026",
    ]

    private mutating func readEscape() {
        let sequence = rest.prefix(64)
        guard let kind = sequence.dropFirst().first else { return stranger(1) }
        switch kind {
        case UInt8(ascii: "["): readControl()
        case UInt8(ascii: "]"): readCommand()
        case UInt8(ascii: "("), UInt8(ascii: ")"):
            guard let set = sequence.dropFirst(2).first, [UInt8(ascii: "B"), UInt8(ascii: "0")].contains(set) else {
                return stranger(2)
            }
            rest.removeFirst(3)
        case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "M"), UInt8(ascii: "7"), UInt8(ascii: "8"),
            UInt8(ascii: "E"):
            rest.removeFirst(2)
        default: stranger(2)
        }
    }

    /// `ESC [ … letter`.
    private mutating func readControl() {
        let body = rest.dropFirst(2)
        guard let end = body.firstIndex(where: { (0x40..<0x7F).contains($0) }) else { return stranger(2) }
        let parameters = String(decoding: body[..<end], as: UTF8.self)
        let isOurs =
            switch body[end] {
            // Positions, colours and attributes, and what fills, scrolls and deletes: numbers only.
            case UInt8(ascii: "m"), UInt8(ascii: "H"), UInt8(ascii: "A"), UInt8(ascii: "B"), UInt8(ascii: "C"),
                UInt8(ascii: "D"), UInt8(ascii: "G"), UInt8(ascii: "d"), UInt8(ascii: "r"), UInt8(ascii: "@"),
                UInt8(ascii: "P"), UInt8(ascii: "L"), UInt8(ascii: "M"), UInt8(ascii: "S"), UInt8(ascii: "T"):
                // `m` with `>` turns extended keys on and off.
                parameters.allSatisfy { $0.isNumber || $0 == ";" }
                    || body[end] == UInt8(ascii: "m") && [">4;2", ">4"].contains(parameters)
            // To the end, or of the line also from its start: terminfo has no `2` here.
            case UInt8(ascii: "J"): parameters.isEmpty
            case UInt8(ascii: "K"): ["", "1"].contains(parameters)
            case UInt8(ascii: "h"), UInt8(ascii: "l"):
                parameters.hasPrefix("?")
                    ? parameters.dropFirst().split(separator: ";").allSatisfy { Self.modes.contains(String($0)) }
                    : ["4", "34"].contains(parameters)
            // The title is pushed to the terminal's stack, and popped.
            case UInt8(ascii: "t"): ["22;2", "23;2"].contains(parameters)
            // The shape of the cursor.
            case UInt8(ascii: "q"): ["5 ", "6 ", "0 ", "2 "].contains(parameters)
            // The kitty keyboard protocol: asked for, pushed and popped; and who the terminal is.
            case UInt8(ascii: "u"): ["?", ">5", "<"].contains(parameters)
            case UInt8(ascii: "c"): parameters.isEmpty
            default: false
            }
        guard isOurs else { return stranger(body.distance(from: body.startIndex, to: end) + 3) }
        rest = rest[(end + 1)...]
    }

    /// `ESC ] 2 ; title BEL`, `ESC ] 52 ; c ; base64 BEL`, and the question for the background, `ESC ] 11 ; ? ESC \`.
    private mutating func readCommand() {
        let body = rest.dropFirst(2)
        let background = Array("11;?\u{1B}\\".utf8)
        if body.starts(with: background) {
            rest = body.dropFirst(background.count)
            return
        }
        guard let end = body.firstIndex(of: 7) else { return stranger(2) }
        let expected = String(decoding: body[..<end], as: UTF8.self)
        let isTitle = expected.hasPrefix("2;") && expected.unicodeScalars.allSatisfy(Self.isHarmless)
        let isClipboard =
            expected.hasPrefix("52;c;")
            && expected.dropFirst(5).allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "+/=".contains($0)) }
        guard isTitle || isClipboard else { return stranger(2) }
        rest = rest[(end + 1)...]
    }

    private mutating func readScalar() {
        let length = rest.first.map { $0 >= 0xF0 ? 4 : $0 >= 0xE0 ? 3 : 2 } ?? 1
        let piece = String(validating: rest.prefix(length), as: UTF8.self)
        guard let scalar = piece?.unicodeScalars.first, piece?.unicodeScalars.count == 1, Self.isHarmless(scalar) else {
            return stranger(length)
        }
        text.unicodeScalars.append(scalar)
        rest.removeFirst(length)
    }

    /// Whether a code point has columns or modifies one that has.
    private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.properties.isDefaultIgnorableCodePoint || scalar.properties.isBidiControl { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: return false
        default: return true
        }
    }

    private mutating func stranger(_ count: Int) {
        let position = rest.startIndex
        let around = bytes[max(0, position - 20)..<min(bytes.count, position + max(count, 12))]
        strangers.append(String(decoding: around, as: UTF8.self).debugDescription)
        rest = rest.dropFirst(count)
    }
}
