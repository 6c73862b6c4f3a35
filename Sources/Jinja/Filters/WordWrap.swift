/// Python's `textwrap.wrap`, with `expand_tabs` and `replace_whitespace` off as jinja2 calls it.
struct WordWrap {
    /// The width as `textwrap` accepts it: a float works as long as no word must be split.
    struct Width {
        let value: Int
        let isInteger: Bool

        init(_ value: Value, _ interpreter: Interpreter) throws {
            if try interpreter.compare(.lessOrEqual, value, .int(0)) {
                throw PythonError.value("invalid width \(try interpreter.repr(value)) (must be > 0)")
            }
            isInteger = value.isInteger
            if case .float(let number) = value {
                self.value = number < 1e15 ? Int(number) : Int(1e15)
            } else {
                self.value = try interpreter.clampedIndex(value)
            }
        }
    }

    let width: Width
    let breaksWords: Bool
    let breaksAtHyphens: Bool

    func wrap(_ text: String) throws -> [String] {
        let width = width.value
        var chunks = chunks(Array(text.unicodeScalars)).reversed().map { $0[...] }
        var lines: [String] = []
        while !chunks.isEmpty {
            var line: [ArraySlice<Unicode.Scalar>] = []
            var length = 0
            if !lines.isEmpty, let last = chunks.last, last.allSatisfy(\.isPythonSpace) { chunks.removeLast() }
            while let chunk = chunks.last, length + chunk.count <= width {
                line.append(chunk)
                length += chunk.count
                chunks.removeLast()
            }
            if let chunk = chunks.last, chunk.count > width { try breakLong(&chunks, &line, length) }
            if let last = line.last, last.allSatisfy(\.isPythonSpace) { line.removeLast() }
            if !line.isEmpty { lines.append(WordWrap.text(line)) }
        }
        return lines
    }

    private func breakLong(
        _ chunks: inout [ArraySlice<Unicode.Scalar>], _ line: inout [ArraySlice<Unicode.Scalar>], _ length: Int
    ) throws {
        let space = width.value < 1 ? 1 : width.value - length
        if breaksWords, let chunk = chunks.last {
            guard width.isInteger || width.value < 1 else {
                throw PythonError.type("slice indices must be integers or None or have an __index__ method")
            }
            var end = max(space, 0)
            if breaksAtHyphens, chunk.count > space, space > 0 {
                if let hyphen = chunk.prefix(space).lastIndex(of: "-"), hyphen > chunk.startIndex,
                    chunk[..<hyphen].contains(where: { $0 != "-" })
                {
                    end = hyphen + 1 - chunk.startIndex
                }
            }
            line.append(chunk.prefix(end))
            chunks[chunks.count - 1] = chunk.dropFirst(end)
        } else if line.isEmpty, let chunk = chunks.popLast() {
            line.append(chunk)
        }
    }

    private static func text(_ chunks: [ArraySlice<Unicode.Scalar>]) -> String {
        var bytes: [UInt8] = []
        for chunk in chunks { for scalar in chunk { bytes.append(scalar) } }
        return String(trusted: bytes)
    }

    /// ASCII whitespace, the only kind that counts here.
    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == 32 || (9...13).contains(scalar.value)
    }

    private func chunks(_ text: [Unicode.Scalar]) -> [[Unicode.Scalar]] {
        var chunks: [[Unicode.Scalar]] = []
        var index = 0
        while index < text.count {
            let start = index
            if Self.isBlank(text[index]) {
                while index < text.count, Self.isBlank(text[index]) { index += 1 }
            } else if breaksAtHyphens {
                index = wordEnd(text, start)
            } else {
                while index < text.count, !Self.isBlank(text[index]) { index += 1 }
            }
            chunks.append(Array(text[start..<index]))
        }
        return chunks
    }

    private static func isWordPunctuation(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "!", "\"", "'", "&", ".", ",", "?": true
        default: scalar.isPythonWord
        }
    }

    /// `TextWrapper.wordsep_re`: a word up to a hyphen between letters, a dash between words, or whitespace.
    private func wordEnd(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        func letter(_ position: Int) -> Bool {
            guard position >= 0, position < text.count else { return false }
            return text[position].isPythonWord && !text[position].isPythonDecimal
        }
        func dashes(_ position: Int) -> Int {
            var end = position
            while end < text.count, text[end] == "-" { end += 1 }
            return end - position
        }
        // A dash of two or more hyphens between words is separate.
        if start > 0, Self.isWordPunctuation(text[start - 1]), dashes(start) >= 2 {
            let end = start + dashes(start)
            if end < text.count, text[end].isPythonWord { return end }
        }
        var index = start + 1
        while index <= text.count {
            if index == text.count || Self.isBlank(text[index]) { return index }
            let previous = text[index - 1]
            if previous == "-" {
                let isBetween =
                    index >= 3 && index - 3 >= start && letter(index - 3) && letter(index - 2)
                    || index >= 4 && index - 4 >= start && letter(index - 4) && text[index - 3] == "-"
                        && letter(index - 2)
                let goesOn =
                    letter(index)
                    && (letter(index + 1) || index + 1 < text.count && text[index + 1] == "-" && letter(index + 2))
                if isBetween, goesOn { return index }
            }
            if Self.isWordPunctuation(previous), dashes(index) >= 2 {
                let end = index + dashes(index)
                if end < text.count, text[end].isPythonWord { return index }
            }
            index += 1
        }
        return text.count
    }
}
