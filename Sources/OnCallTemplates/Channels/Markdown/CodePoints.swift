/// A text as Python sees it.
typealias CodePoints = [UInt32]

extension [UInt32] {
    init(_ text: String) { self = text.unicodeScalars.map(\.value) }

    var string: String {
        var scalars = String.UnicodeScalarView()
        for code in self { scalars.append(Unicode.Scalar(code) ?? "\u{FFFD}") }
        return String(scalars)
    }

    /// `str.replace`
    func replacing(_ old: String, _ new: String) -> CodePoints {
        let old = CodePoints(old)
        guard let first = old.first, contains(first) else { return self }
        return replacing(old, CodePoints(new))
    }

    func replacing(_ old: CodePoints, _ new: CodePoints) -> CodePoints {
        guard let first = old.first else { return self }
        var result: CodePoints = []
        var index = 0
        while index < count {
            if self[index] == first, self[index...].starts(with: old) {
                result += new
                index += old.count
            } else {
                result.append(self[index])
                index += 1
            }
        }
        return result
    }

    /// `str.index` from a place on; nil if there is none.
    func place(of text: String, from start: Int) -> Int? {
        let wanted = CodePoints(text)
        guard let first = wanted.first, start <= count else { return nil }
        return self[start...].indices.first { self[$0] == first && self[$0...].starts(with: wanted) }
    }

    func contains(_ text: String) -> Bool { place(of: text, from: 0) != nil }

    func hasSuffix(_ text: String) -> Bool { suffix(text.unicodeScalars.count).elementsEqual(CodePoints(text)) }

    /// `str.strip` of some characters.
    func trimmed(_ characters: String) -> CodePoints {
        CodePoints(trimmedAtStart(characters).reversed()).trimmedAtStart(characters).reversed()
    }

    func trimmedAtStart(_ characters: String) -> CodePoints {
        let set = CodePoints(characters)
        return CodePoints(drop { set.contains($0) })
    }

    func trimmedAtEnd(_ characters: String) -> CodePoints {
        CodePoints(reversed()).trimmedAtStart(characters).reversed()
    }

    /// `str.splitlines`
    func lines(keepingEnds: Bool = false) -> [CodePoints] {
        var lines: [CodePoints] = []
        var start = 0
        var index = 0
        while index < count {
            guard CodePoints.lineEnds.contains(self[index]) else {
                index += 1
                continue
            }
            let next = self[index] == 13 && index + 1 < count && self[index + 1] == 10 ? index + 2 : index + 1
            lines.append(CodePoints(self[start..<(keepingEnds ? next : index)]))
            start = next
            index = next
        }
        if start < count { lines.append(CodePoints(self[start...])) }
        return lines
    }

    private static let lineEnds: Set<UInt32> = [10, 11, 12, 13, 28, 29, 30, 0x85, 0x2028, 0x2029]
}
