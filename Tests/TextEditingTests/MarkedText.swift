@testable import TextEditing

/// Texts with marks: `|` is the cursor, `[` and `]` enclose the selection: `a[bc|]d` was selected forwards, `a[|bc]d` backwards.
extension EditableText {
    init(marked: String, singleLine: Bool = false) {
        // By scalars: a mark before a combining character must not combine with it.
        var plain = String.UnicodeScalarView()
        var start: Int?
        var end: Int?
        var cursor: Int?
        for scalar in marked.unicodeScalars {
            let offset = String(plain).utf8.count
            switch scalar {
            case "|": cursor = offset
            case "[": start = offset
            case "]": end = offset
            default: plain.append(scalar)
            }
        }
        self.init(String(plain), singleLine: singleLine)
        let head = cursor ?? 0
        let anchor = (head == start ? end : start) ?? head
        move(.position(buffer.position(at: anchor)))
        move(.position(buffer.position(at: head)), extending: true)
    }

    /// The text with the marks.
    var marked: String {
        let bytes = Array(text.utf8)
        let anchor = buffer.offset(of: selection.anchor)
        let head = buffer.offset(of: selection.head)
        let before = String(decoding: bytes[..<min(anchor, head)], as: UTF8.self)
        let within = String(decoding: bytes[min(anchor, head)..<max(anchor, head)], as: UTF8.self)
        let after = String(decoding: bytes[max(anchor, head)...], as: UTF8.self)
        if selection.isEmpty { return before + "|" + after }
        return before + (head < anchor ? "[|" + within + "]" : "[" + within + "|]") + after
    }

    /// The result of edits on a marked text, with its line ends and combining marks escaped.
    static func after(
        _ marked: String, singleLine: Bool = false, _ edits: (inout EditableText) -> Void
    ) -> String {
        var text = EditableText(marked: marked, singleLine: singleLine)
        edits(&text)
        return text.marked.escaped
    }
}

extension String {
    /// Everything but printable ASCII as its number, to distinguish texts that look the same.
    var escaped: String {
        unicodeScalars.map { $0.value >= 0x20 && $0.value < 0x7F ? String($0) : "{\(String($0.value, radix: 16))}" }
            .joined()
    }

    var bytes: [UInt8] { Array(utf8) }
}

/// A row of a table: the text before and after.
struct Row: Sendable, CustomStringConvertible {
    let before: String
    let after: String

    init(_ before: String, _ after: String) {
        self.before = before
        self.after = after
    }

    var description: String { "\(before.escaped) → \(after.escaped)" }
}

/// Characters of several scalars.
enum UnusualCharacters {
    /// Four people, joined: seven scalars, one character.
    static let family = "👨‍👩‍👧‍👦"
    /// An e and a separate accent.
    static let accented = "e\u{301}"
    static let flag = "🇨🇭"
    static let wide = "漢"
    static let lineSeparator = "\u{2028}"
}
