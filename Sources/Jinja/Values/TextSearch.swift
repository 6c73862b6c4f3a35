import Glibc

/// Text search by code points; offsets are in UTF-8, in which matches are always aligned.
enum TextSearch {
    typealias Bytes = UnsafeBufferPointer<UInt8>

    /// The first occurrence of `part` in `text` from `start` on, in UTF-8 bytes.
    static func find(_ part: String, in text: String, from start: Int = 0) -> Int? {
        part.readBytes { part in text.readBytes { text in find(part, in: text, from: start) } }
    }

    /// The first place of a byte.
    static func find(_ byte: UInt8, in text: Bytes) -> Int? {
        guard let base = text.baseAddress else { return nil }
        return memchr(base, Int32(byte), text.count).map { UnsafeRawPointer($0) - UnsafeRawPointer(base) }
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
            let length = PythonText.length(text)
            let number = count < 0 ? length + 1 : min(count, length + 1)
            return text.readBytes { bytes in
                new.readBytes { new in
                    String(trusted: bytes.count + number * new.count) { result in
                        var (index, end, left) = (0, 0, number)
                        while index < bytes.count, left > 0 {
                            if new.count == 1 { result[end] = new[0] } else { result.place(new, at: end) }
                            end += new.count
                            left -= 1
                            for _ in 0..<TextPositions.width(bytes[index]) {
                                result[end] = bytes[index]
                                (index, end) = (index + 1, end + 1)
                            }
                        }
                        result.place(UnsafeBufferPointer(rebasing: bytes[index...]), at: end)
                        end += bytes.count - index
                        if left > 0 {
                            result.place(new, at: end)
                            end += new.count
                        }
                        return end
                    }
                }
            }
        }
        if count < 0, old.utf8.count == 1, new.utf8.count == 1, let old = old.utf8.first, let new = new.utf8.first {
            return text.readBytes { bytes in
                guard find(old, in: bytes) != nil else { return text }
                return String(trusted: bytes.count) { result in
                    for index in 0..<bytes.count { result[index] = bytes[index] == old ? new : bytes[index] }
                    return bytes.count
                }
            }
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
        return isChanged ? String(trusted: result) : text
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
