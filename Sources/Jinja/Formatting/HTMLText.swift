/// HTML processing like Python's `striptags` and `html.unescape`.
enum HTMLText {
    /// `Markup.striptags`: removes comments and tags, collapses whitespace, decodes entities.
    static func stripTags(_ text: String) -> String {
        let value = without("<", to: ">", in: withoutComments(text)).0
        let words = (try? TextSplit.split(value, by: nil)) ?? []
        return unescape(words.joined(separator: " "))
    }

    private static func withoutComments(_ text: String) -> String {
        var text = text
        while true {
            let (value, hasNewComment) = without("<!--", to: "-->", in: text)
            if !hasNewComment { return value }
            text = value
        }
    }

    /// Without the parts from `open` to `close`, unless the last of them has no end.
    /// - Returns: also whether it ended early, because what stood on both sides of a part makes another beginning:
    ///   `<!<!-- -->-- -->`.
    private static func without(_ open: String, to close: String, in text: String) -> (String, Bool) {
        var kept: [UInt8] = []
        var position = 0
        var isEarly = false
        text.readBytes { bytes in
            open.readBytes { open in
                close.readBytes { close in
                    while !isEarly, let start = TextSearch.find(open, in: bytes, from: position),
                        let end = TextSearch.find(close, in: bytes, from: start)
                    {
                        kept.append(contentsOf: bytes[position..<start])
                        position = end + close.count
                        for size in 1..<max(open.count, 1) where kept.count >= size {
                            if kept.suffix(size).elementsEqual(open[..<size]),
                                bytes[position...].starts(with: open[size...])
                            {
                                isEarly = true
                            }
                        }
                    }
                    if position > 0 { kept.append(contentsOf: bytes[position...]) }
                }
            }
        }
        return (position > 0 ? String(trusted: kept) : text, isEarly)
    }

    /// `html.unescape`
    static func unescape(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard var next = bytes.firstIndex(of: UInt8(ascii: "&")) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = 0
        while true {
            result.append(contentsOf: bytes[position..<next])
            position = next
            let isNumber = next + 1 < bytes.count && bytes[next + 1] == UInt8(ascii: "#")
            let window = Array(
                String(decoding: bytes[next...].prefix(isNumber ? 512 : 48), as: UTF8.self).unicodeScalars)
            if let (found, end) = reference(window, 1) {
                result += found.utf8
                position += end
            } else {
                result.append(bytes[position])
                position += 1
            }
            guard let after = bytes[position...].firstIndex(of: UInt8(ascii: "&")) else { break }
            next = after
        }
        result.append(contentsOf: bytes[position...])
        return String(trusted: result)
    }

    private static func reference(_ scalars: [Unicode.Scalar], _ start: Int) -> (String, Int)? {
        guard start < scalars.count else { return nil }
        return scalars[start] == "#" ? number(scalars, start + 1) : name(scalars, start)
    }

    private static func number(_ scalars: [Unicode.Scalar], _ start: Int) -> (String, Int)? {
        var index = start
        var radix: UInt32 = 10
        if index < scalars.count, scalars[index] == "x" || scalars[index] == "X" {
            radix = 16
            index += 1
        }
        var value: UInt32 = 0
        let first = index
        while index < scalars.count, scalars[index].isASCII, let digit = Character(scalars[index]).hexDigitValue,
            digit < Int(radix)
        {
            value = min(value * radix + UInt32(digit), 0x11_0000)
            index += 1
        }
        guard index > first else { return nil }
        if index < scalars.count, scalars[index] == ";" { index += 1 }
        if value == 0 || value > 0x10FFFF || (0xD800...0xDFFF).contains(value) { return ("\u{FFFD}", index) }
        if (0x80...0x9F).contains(value) {
            let windows = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ")
            return (String(windows[Int(value) - 0x80]), index)
        }
        if value < 0x20, ![9, 10, 12, 13].contains(value) || value == 0x7F {
            return value == 13 ? ("\r", index) : ("", index)
        }
        return (Unicode.Scalar(value).map { String($0) } ?? "\u{FFFD}", index)
    }

    private static func name(_ scalars: [Unicode.Scalar], _ start: Int) -> (String, Int)? {
        var end = start
        while end < scalars.count, end - start < 32, scalars[end].value < 0x80, scalars[end].isPythonAlphanumeric {
            end += 1
        }
        var name = String(String.UnicodeScalarView(scalars[start..<end]))
        if end < scalars.count, scalars[end] == ";", let value = names[name] { return (value, end + 1) }
        // Legacy names are also valid without a semicolon; the longest match wins.
        var length = end
        while length > start {
            if legacy.contains(name), let value = names[name] { return (value, length) }
            name.removeLast()
            length -= 1
        }
        return nil
    }

    /// The words of a text.
    private static func words(_ text: StaticString) -> [Substring] {
        text.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }.split { $0 == " " || $0 == "\n" }
    }

    private static let names: [String: String] = {
        var names: [String: String] = [:]
        for word in words(entities) {
            let parts = word.split(separator: ":")
            guard parts.count == 2 else { continue }
            let scalars = parts[1].split(separator: "+").compactMap {
                UInt32($0, radix: 36).flatMap(Unicode.Scalar.init)
            }
            names[String(parts[0])] = String(String.UnicodeScalarView(scalars))
        }
        return names
    }()

    private static let legacy = Set(words(shortEntities).map(String.init))
}
