/// Splitting text like `str.split`, `.splitlines` and `.partition`.
enum TextSplit {
    private typealias Bytes = UnsafeBufferPointer<UInt8>

    /// An upper bound for the number of parts that `split` makes.
    static func maxPartCount(_ text: String, by separator: String?) -> Int {
        if let separator, !separator.isEmpty { return TextSearch.count(separator, in: text) + 1 }
        return text.readBytes { bytes in
            var (count, wasBlank) = (1, true)
            for byte in bytes {
                let isBlank = byte <= 32
                if isBlank, !wasBlank { count += 1 }
                wasBlank = isBlank
            }
            return count
        }
    }

    /// - Parameters:
    ///   - separator: nil for runs of whitespace.
    ///   - maxSplits: the maximum number of splits; negative for no limit.
    static func split(_ text: String, by separator: String?, atMost maxSplits: Int = -1, fromEnd: Bool = false) throws
        -> [String]
    {
        let ranges: [Range<Int>]
        if let separator {
            guard !separator.isEmpty else { throw PythonError.value("empty separator") }
            ranges = text.readBytes { bytes in
                separator.readBytes {
                    fromEnd ? rightRanges(bytes, by: $0, maxSplits) : leftRanges(bytes, by: $0, maxSplits)
                }
            }
        } else {
            ranges = text.readBytes { fromEnd ? rightWords($0, maxSplits) : words($0, maxSplits) }
        }
        return parts(text, ranges)
    }

    private static func parts(_ text: String, _ ranges: [Range<Int>]) -> [String] {
        text.readBytes { bytes in
            ranges.map { $0.count == bytes.count ? text : String(trusted: UnsafeBufferPointer(rebasing: bytes[$0])) }
        }
    }

    private static func leftRanges(_ bytes: Bytes, by separator: Bytes, _ maxSplits: Int) -> [Range<Int>] {
        var (ranges, start): ([Range<Int>], Int) = ([], 0)
        while maxSplits < 0 || ranges.count < maxSplits,
            let found = TextSearch.find(separator, in: bytes, from: start)
        {
            ranges.append(start..<found)
            start = found + separator.count
        }
        ranges.append(start..<bytes.count)
        return ranges
    }

    private static func rightRanges(_ bytes: Bytes, by separator: Bytes, _ maxSplits: Int) -> [Range<Int>] {
        var (ranges, end): ([Range<Int>], Int) = ([], bytes.count)
        while maxSplits < 0 || ranges.count < maxSplits,
            let found = TextSearch.findLast(separator, in: bytes, before: end)
        {
            ranges.append((found + separator.count)..<end)
            end = found
        }
        ranges.append(0..<end)
        return ranges.reversed()
    }

    // MARK: Whitespace

    /// The size of the whitespace character that begins at `index`; 0 if there is none.
    @inline(__always)
    private static func space(_ bytes: Bytes, at index: Int) -> Int {
        let byte = bytes[index]
        if byte < 0x80 { return byte == 32 || (9...13).contains(byte) || (28...31).contains(byte) ? 1 : 0 }
        guard byte == 0xC2 || (0xE1...0xE3).contains(byte) else { return 0 }
        return wideSpace(bytes, index)
    }

    /// The others of `isPythonSpace`: U+0085, U+00A0, U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    private static func wideSpace(_ bytes: Bytes, _ index: Int) -> Int {
        let second = bytes[index + 1]
        if bytes[index] == 0xC2 { return second == 0x85 || second == 0xA0 ? 2 : 0 }
        let third = bytes[index + 2]
        switch (bytes[index], second) {
        case (0xE1, 0x9A): return third == 0x80 ? 3 : 0
        case (0xE2, 0x80): return third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF ? 3 : 0
        case (0xE2, 0x81): return third == 0x9F ? 3 : 0
        case (0xE3, 0x80): return third == 0x80 ? 3 : 0
        default: return 0
        }
    }

    /// The size of the whitespace character that ends before `end`; 0 if there is none.
    private static func space(_ bytes: Bytes, before end: Int) -> Int {
        let last = bytes[end - 1]
        if last < 0x80 { return space(bytes, at: end - 1) }
        var start = end - 1
        while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
        return space(bytes, at: start)
    }

    /// The part of the text without whitespace at its ends.
    static func trimmed(_ bytes: UnsafeBufferPointer<UInt8>, start isStart: Bool, end isEnd: Bool) -> Range<Int> {
        var (start, end) = (0, bytes.count)
        if isStart {
            while start < end {
                let size = space(bytes, at: start)
                if size == 0 { break }
                start += size
            }
        }
        if isEnd {
            while end > start {
                let size = space(bytes, before: end)
                if size == 0 { break }
                end -= size
            }
        }
        return start..<end
    }

    /// The rest after the last split keeps the blanks at its end.
    private static func words(_ bytes: Bytes, _ maxSplits: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        let size = bytes.count
        while true {
            while index < size {
                let blank = space(bytes, at: index)
                if blank == 0 { break }
                index += blank
            }
            guard index < size else { return ranges }
            let start = index
            if maxSplits >= 0, ranges.count >= maxSplits {
                ranges.append(start..<size)
                return ranges
            }
            while index < size, space(bytes, at: index) == 0 { index += 1 }
            ranges.append(start..<index)
        }
    }

    /// The same from the end: the rest keeps the blanks at its start.
    private static func rightWords(_ bytes: Bytes, _ maxSplits: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var end = bytes.count
        while true {
            end = trimmed(UnsafeBufferPointer(rebasing: bytes[..<end]), start: false, end: true).upperBound
            guard end > 0 else { break }
            if maxSplits >= 0, ranges.count >= maxSplits {
                ranges.append(0..<end)
                break
            }
            var start = end
            while start > 0 {
                guard bytes[start - 1] & 0xC0 != 0x80 || space(bytes, before: start) == 0 else { break }
                if bytes[start - 1] < 0x80, space(bytes, at: start - 1) > 0 { break }
                start -= 1
                while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
            }
            ranges.append(start..<end)
            end = start
        }
        return ranges.reversed()
    }

    // MARK: Lines

    static func lines(_ text: String, keepingEnds: Bool = false) -> [String] {
        let ranges: [Range<Int>] = text.readBytes { bytes in
            var (ranges, start, index): ([Range<Int>], Int, Int) = ([], 0, 0)
            while index < bytes.count {
                if index + 8 <= bytes.count, !mayEndLine(bytes, index) {
                    index += 8
                    continue
                }
                let byte = bytes[index]
                if byte > 0x1E, byte < 0xC2 || byte > 0xE2 {
                    index += 1
                    continue
                }
                let size = lineEnd(bytes, index)
                guard size > 0 else {
                    index += 1
                    continue
                }
                ranges.append(start..<(keepingEnds ? index + size : index))
                index += size
                start = index
            }
            if start < bytes.count { ranges.append(start..<bytes.count) }
            return ranges
        }
        return parts(text, ranges)
    }

    /// Whether one of eight bytes may begin the end of a line: a control character, 0xC2 or 0xE2.
    @inline(__always)
    private static func mayEndLine(_ bytes: Bytes, _ index: Int) -> Bool {
        let (ones, highs): (UInt64, UInt64) = (0x0101_0101_0101_0101, 0x8080_8080_8080_8080)
        let word = UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: index, as: UInt64.self)
        func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }
        let isLow = (word &- ones &* 0x20) & ~word & highs
        return isLow | hasZero(word ^ (ones &* 0xC2)) | hasZero(word ^ (ones &* 0xE2)) != 0
    }

    /// The size of the line end at `index`; 0 if there is none.
    @inline(__always)
    private static func lineEnd(_ bytes: Bytes, _ index: Int) -> Int {
        switch bytes[index] {
        case 0x0D: index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
        case 0x0A...0x0C, 0x1C...0x1E: 1
        case 0xC2: bytes[index + 1] == 0x85 ? 2 : 0
        case 0xE2: bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9) ? 3 : 0
        default: 0
        }
    }

    static func partition(_ text: String, by separator: String, fromEnd: Bool) -> [String] {
        let parts = (try? split(text, by: separator, atMost: 1, fromEnd: fromEnd)) ?? [text]
        if parts.count == 2 { return [parts[0], separator, parts[1]] }
        return fromEnd ? ["", "", text] : [text, "", ""]
    }
}
