import Glibc

/// Text search by code points; offsets are in UTF-8, in which matches are always aligned.
enum TextSearch {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The first occurrence of `part` in `text` from `start` on, in UTF-8 bytes.
    static func find(_ part: String, in text: String, from start: Int = 0) -> Int? {
        part.readBytes { part in text.readBytes { text in find(part, in: text, from: start) } }
    }

    static func find(_ part: Bytes, in text: Bytes, from start: Int) -> Int? {
        guard start <= text.count else { return nil }
        guard part.count > 0 else { return start }
        guard let base = text.baseAddress, text.count - start >= part.count else { return nil }
        guard part.count > 1 else {
            let found = memchr(base + start, Int32(part[0]), text.count - start)
            return found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
        }
        // The last byte says more than the first, which many letters share beyond ASCII.
        let last = part.count - 1
        var end = start + last
        var work = 0
        while end < text.count {
            guard let found = memchr(base + end, Int32(part[last]), text.count - end) else { return nil }
            end = UnsafeRawPointer(found) - UnsafeRawPointer(base)
            var size = 0
            while size < last, text[end - last + size] == part[size] { size += 1 }
            if size == last { return end - last }
            end += 1
            work += size + 4
            // Many near misses: go on in a way that never compares a byte twice.
            if work > 4 * (end - start) + 256 { return findByTable(part, in: text, from: end - last) }
        }
        return nil
    }

    /// The algorithm of Knuth, Morris and Pratt: its time is in proportion to the text, whatever it looks like.
    private static func findByTable(_ part: Bytes, in text: Bytes, from start: Int) -> Int? {
        var borders = [0]
        var size = 0
        for index in 1..<part.count {
            while size > 0, part[index] != part[size] { size = borders[size - 1] }
            if part[index] == part[size] { size += 1 }
            borders.append(size)
        }
        size = 0
        for index in start..<text.count {
            while size > 0, text[index] != part[size] { size = borders[size - 1] }
            if text[index] == part[size] { size += 1 }
            if size == part.count { return index + 1 - size }
        }
        return nil
    }

    /// The last occurrence of `part` that ends at `end` or before.
    static func findLast(_ part: Bytes, in text: Bytes, before end: Int) -> Int? {
        guard part.count > 0 else { return end }
        guard end >= part.count else { return nil }
        var size = end - part.count + 1
        while let offset = lastIndex(of: part[0], in: text, before: size) {
            var same = 1
            while same < part.count, text[offset + same] == part[same] { same += 1 }
            if same == part.count { return offset }
            size = offset
        }
        return nil
    }

    /// The last place of a byte before `end`, eight bytes at a time.
    private static func lastIndex(of byte: UInt8, in text: Bytes, before end: Int) -> Int? {
        let raw = UnsafeRawBufferPointer(text)
        let wanted = UInt64(byte) &* 0x0101_0101_0101_0101
        var index = end
        while index >= 8 {
            let word = raw.loadUnaligned(fromByteOffset: index - 8, as: UInt64.self) ^ wanted
            // Some byte of the word is zero.
            if (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 != 0 { break }
            index -= 8
        }
        while index > 0 {
            index -= 1
            if text[index] == byte { return index }
        }
        return nil
    }

    /// The size of the result of `replace`, in bytes.
    static func sizeOfReplacing(_ old: String, with new: String, in text: String, count: Int) -> Int {
        let size = text.utf8.count
        guard count != 0, new.utf8.count > old.utf8.count else { return size }
        let matches = self.count(old, in: text)
        let (more, isTooLarge) = (count < 0 ? matches : min(matches, count)).multipliedReportingOverflow(
            by: new.utf8.count)
        return isTooLarge ? .max / 2 : size + more
    }

    /// `text.replace(old, new, count)`; a negative count is unlimited.
    static func replace(_ old: String, with new: String, in text: String, count: Int = -1) -> String {
        if count == 0 { return text }
        var result: [UInt8] = []
        if old.isEmpty {
            var left = count
            for scalar in text.unicodeScalars {
                if left != 0 {
                    result += new.utf8
                    left -= 1
                }
                result.append(scalar)
            }
            if left != 0 { result += new.utf8 }
            return String(decoding: result, as: UTF8.self)
        }
        let isChanged = text.readBytes { bytes in
            old.readBytes { old in
                new.readBytes { new in
                    var (position, left) = (0, count)
                    while left != 0, let found = find(old, in: bytes, from: position) {
                        if position == 0 { result.reserveCapacity(bytes.count + 64) }
                        result.append(contentsOf: bytes[position..<found])
                        result.append(contentsOf: new)
                        position = found + old.count
                        left -= 1
                    }
                    guard left != count else { return false }
                    result.append(contentsOf: bytes[position...])
                    return true
                }
            }
        }
        return isChanged ? String(decoding: result, as: UTF8.self) : text
    }

    static func count(_ part: String, in text: String) -> Int {
        if part.isEmpty { return PythonText.length(text) + 1 }
        return part.readBytes { part in text.readBytes { count(part, in: $0) } }
    }

    /// The number of occurrences that don't overlap.
    static func count(_ part: Bytes, in text: Bytes) -> Int {
        var (count, position) = (0, 0)
        if part.count == 1 {
            for byte in text where byte == part[0] { count += 1 }
            return count
        }
        while let found = find(part, in: text, from: position) {
            count += 1
            position = found + part.count
        }
        return count
    }
}
