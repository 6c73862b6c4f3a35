/// Splitting text like `str.split`, `.splitlines` and `.partition`.
enum TextSplit {
    /// An upper bound for the number of parts that `split` makes.
    static func maxPartCount(_ text: String, by separator: String?) -> Int {
        if let separator, !separator.isEmpty { return TextSearch.count(separator, in: text) + 1 }
        var count = 1
        var wasBlank = true
        for byte in text.utf8 {
            let isBlank = byte <= 32
            if isBlank, !wasBlank { count += 1 }
            wasBlank = isBlank
        }
        return count
    }

    /// - Parameters:
    ///   - separator: nil for runs of whitespace.
    ///   - maxSplits: the maximum number of splits; negative for no limit.
    static func split(_ text: String, by separator: String?, atMost maxSplits: Int = -1, fromEnd: Bool = false) throws
        -> [String]
    {
        guard let separator else { return words(text, atMost: maxSplits, fromEnd: fromEnd) }
        guard !separator.isEmpty else { throw PythonError.value("empty separator") }
        let bytes = Array(text.utf8)
        var offsets: [Int] = []
        let size = separator.utf8.count
        if fromEnd {
            let wanted = Array(separator.utf8)
            var end = bytes.count
            while end >= size, maxSplits < 0 || offsets.count < maxSplits {
                if bytes[(end - size)..<end].elementsEqual(wanted) {
                    offsets.insert(end - size, at: 0)
                    end -= size
                } else {
                    end -= 1
                }
            }
        } else {
            var position = 0
            while maxSplits < 0 || offsets.count < maxSplits,
                let offset = TextSearch.find(separator, in: text, from: position)
            {
                offsets.append(offset)
                position = offset + size
            }
        }
        var parts: [String] = []
        var start = 0
        for offset in offsets {
            parts.append(String(decoding: bytes[start..<offset], as: UTF8.self))
            start = offset + size
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    private static func words(_ text: String, atMost maxSplits: Int, fromEnd: Bool) -> [String] {
        var scalars = Array(text.unicodeScalars)
        if fromEnd { scalars.reverse() }
        func word(_ part: ArraySlice<Unicode.Scalar>) -> String {
            var view = String.UnicodeScalarView()
            if fromEnd { view.append(contentsOf: part.reversed()) } else { view.append(contentsOf: part) }
            return String(view)
        }
        var parts: [String] = []
        var index = 0
        while true {
            while index < scalars.count, scalars[index].isPythonSpace { index += 1 }
            guard index < scalars.count else { break }
            let start = index
            if maxSplits >= 0, parts.count >= maxSplits {
                var end = scalars.count
                while end > start, scalars[end - 1].isPythonSpace { end -= 1 }
                parts.append(word(scalars[start..<end]))
                break
            }
            while index < scalars.count, !scalars[index].isPythonSpace { index += 1 }
            parts.append(word(scalars[start..<index]))
        }
        return fromEnd ? parts.reversed() : parts
    }

    static func lines(_ text: String, keepingEnds: Bool = false) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var isPending = false
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            isPending = true
            switch scalar.value {
            case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029:
                if keepingEnds { line.append(scalar) }
                if scalar == "\r", index < scalars.count, scalars[index] == "\n" {
                    if keepingEnds { line.append(scalars[index]) }
                    index += 1
                }
                lines.append(String(line))
                line = String.UnicodeScalarView()
                isPending = false
            default: line.append(scalar)
            }
        }
        if isPending { lines.append(String(line)) }
        return lines
    }

    static func partition(_ text: String, by separator: String, fromEnd: Bool) -> [String] {
        let parts = (try? split(text, by: separator, atMost: 1, fromEnd: fromEnd)) ?? [text]
        if parts.count == 2 { return [parts[0], separator, parts[1]] }
        return fromEnd ? ["", "", text] : [text, "", ""]
    }
}
