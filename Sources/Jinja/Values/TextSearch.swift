/// Text search by code points; offsets are in UTF-8, in which matches are always aligned.
enum TextSearch {
    /// The first occurrence of `part` in `text` from `start` on, in UTF-8 bytes.
    static func find(_ part: String, in text: String, from start: Int = 0) -> Int? {
        var part = part
        var text = text
        return part.withUTF8 { part in text.withUTF8 { text in find(part, in: text, from: start) } }
    }

    static func find(_ part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let first = part.first else { return start <= text.count ? start : nil }
        guard text.count >= part.count else { return nil }
        var index = start
        let last = text.count - part.count
        while index <= last {
            if text[index] == first {
                var offset = 1
                while offset < part.count, text[index + offset] == part[offset] { offset += 1 }
                if offset == part.count { return index }
            }
            index += 1
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
        if old.isEmpty {
            var result = ""
            var left = count
            for scalar in text.unicodeScalars {
                if left != 0 {
                    result += new
                    left -= 1
                }
                result.unicodeScalars.append(scalar)
            }
            return left != 0 ? result + new : result
        }
        let bytes = Array(text.utf8)
        let new = Array(new.utf8)
        let size = old.utf8.count
        var result: [UInt8] = []
        var position = 0
        var left = count
        while left != 0, let found = find(old, in: text, from: position) {
            result += bytes[position..<found]
            result += new
            position = found + size
            left -= 1
        }
        if position == 0 { return text }
        result += bytes[position...]
        return String(decoding: result, as: UTF8.self)
    }

    static func count(_ part: String, in text: String) -> Int {
        if part.isEmpty { return PythonText.length(text) + 1 }
        var count = 0
        var position = 0
        while let found = find(part, in: text, from: position) {
            count += 1
            position = found + part.utf8.count
        }
        return count
    }
}
