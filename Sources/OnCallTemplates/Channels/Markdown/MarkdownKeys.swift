/// Keys that stand for finished parts of the text, as the package has them: `md5-` and 32 hexadecimal digits.
struct MarkdownKeys {
    private var keys: [CodePoints: CodePoints] = [:]
    private var parts: [CodePoints: CodePoints] = [:]
    /// The keys of blocks of HTML.
    private var blocks: Set<CodePoints> = []
    /// The keys of characters that mark something, by character.
    private let escapes: [(character: String, key: CodePoints)]

    static let escapable = "\\`*_{}[]()>#+-.!"

    init() {
        var escapes: [(String, CodePoints)] = []
        for character in MarkdownKeys.escapable {
            escapes.append((String(character), MarkdownKeys.key(escapes.count)))
        }
        self.escapes = escapes
        for (character, key) in escapes {
            keys[CodePoints(character)] = key
            parts[key] = CodePoints(character)
        }
    }

    /// No text has such a key by accident.
    private static func key(_ number: Int) -> CodePoints {
        let digits = String(number, radix: 16)
        return CodePoints("md5-9d3f1c7ab25e" + String(repeating: "0", count: 20 - digits.count) + digits)
    }

    /// The key of a part.
    mutating func key(of part: CodePoints) -> CodePoints {
        if let key = keys[part] { return key }
        let key = MarkdownKeys.key(keys.count)
        keys[part] = key
        parts[key] = part
        return key
    }

    /// The key of a block of HTML.
    mutating func key(ofBlock block: CodePoints) -> CodePoints {
        let key = key(of: block)
        blocks.insert(key)
        return key
    }

    /// The key of a character that marks something.
    func key(ofCharacter character: String) -> CodePoints { keys[CodePoints(character)] ?? CodePoints(character) }

    /// The block of HTML that a text is the key of.
    func block(_ key: CodePoints) -> CodePoints? { blocks.contains(key) ? parts[key] : nil }

    /// The text with what follows a backslash as keys.
    func escaped(_ text: CodePoints) -> CodePoints {
        guard text.contains(UInt32(UInt8(ascii: "\\"))) else { return text }
        var text = text
        for (character, key) in escapes { text = text.replacing(CodePoints("\\" + character), key) }
        return text
    }

    /// The text with all keys replaced, also those in what they stand for.
    func restored(in text: CodePoints) -> CodePoints {
        let sign = CodePoints("md5-")
        var result: CodePoints = []
        var index = 0
        while index < text.count {
            if text[index] == sign[0], index + 36 <= text.count, text[index...].starts(with: sign),
                let part = parts[CodePoints(text[index..<(index + 36)])]
            {
                result += restored(in: part)
                index += 36
            } else {
                result.append(text[index])
                index += 1
            }
        }
        return result
    }
}
