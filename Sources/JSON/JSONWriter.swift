/// Writes JSON as UTF-8, piece by piece, without building the whole value or the whole text first.
package struct JSONWriter: Sendable {
    /// What was written and not taken yet.
    package private(set) var bytes: [UInt8] = []
    /// Columns per level; nil for no whitespace.
    private let indent: Int?

    /// - Parameter indent: columns per level; nil for no whitespace.
    package init(indent: Int? = nil) { self.indent = indent }

    /// Removes what was written; the memory is used again.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Appends punctuation or a literal as it is.
    package mutating func append(raw text: StaticString) {
        text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Appends what was written before.
    package mutating func append(raw text: [UInt8]) { bytes.append(contentsOf: text) }

    /// Appends a member's name and the colon.
    package mutating func append(key: String) {
        append(quoting: key)
        append(raw: indent == nil ? ":" : ": ")
    }

    /// Appends a value.
    /// - Parameters:
    ///   - level: how deep it is nested.
    ///   - map: replaces the texts in it; keys stay.
    package mutating func append(_ value: JSONValue, level: Int = 0, map: (String) -> String = { $0 }) {
        switch value {
        case .null: append(raw: "null")
        case .bool(let value): append(raw: value ? "true" : "false")
        case .number(let number): bytes.append(contentsOf: number.literal.utf8)
        case .string(let text): append(quoting: map(text))
        case .array(let values):
            append(raw: "[")
            for index in values.indices {
                beginElement(isFirst: index == 0, level: level)
                append(values[index], level: level + 1, map: map)
            }
            endElements(isEmpty: values.isEmpty, level: level)
            append(raw: "]")
        case .object(let object):
            append(raw: "{")
            for index in object.keys.indices {
                beginElement(isFirst: index == 0, level: level)
                append(key: object.keys[index])
                append(object.values[index], level: level + 1, map: map)
            }
            endElements(isEmpty: object.isEmpty, level: level)
            append(raw: "}")
        }
    }

    private mutating func beginElement(isFirst: Bool, level: Int) {
        if !isFirst { append(raw: ",") }
        guard let indent else { return }
        append(raw: "\n")
        bytes.append(contentsOf: repeatElement(0x20, count: indent * (level + 1)))
    }

    private mutating func endElements(isEmpty: Bool, level: Int) {
        guard let indent, !isEmpty else { return }
        append(raw: "\n")
        bytes.append(contentsOf: repeatElement(0x20, count: indent * level))
    }

    /// Appends a string with its quotes.
    package mutating func append(quoting text: String) {
        var text = text
        bytes.append(UInt8(ascii: "\""))
        text.withUTF8 { utf8 in
            var copied = 0
            for index in utf8.indices {
                let byte = utf8[index]
                guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0x7F else {
                    continue
                }
                bytes.append(contentsOf: utf8[copied..<index])
                copied = index + 1
                append(escaping: byte)
            }
            bytes.append(contentsOf: utf8[copied...])
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func append(escaping byte: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append(raw: "\\\"")
        case UInt8(ascii: "\\"): append(raw: "\\\\")
        case UInt8(ascii: "\n"): append(raw: "\\n")
        case UInt8(ascii: "\r"): append(raw: "\\r")
        case UInt8(ascii: "\t"): append(raw: "\\t")
        default:
            append(raw: "\\u00")
            for digit in [byte >> 4, byte & 0xF] {
                bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
            }
        }
    }
}
