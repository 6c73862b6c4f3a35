/// Methods of `str`.
package enum StringMethods {
    static let names = Set(
        """
        capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha isascii isdecimal
        isdigit isidentifier islower isnumeric isprintable isspace istitle isupper join ljust lower lstrip maketrans partition
        removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase
        title translate upper zfill
        """.split { $0 == " " || $0 == "\n" }.map(String.init))

    /// - Parameter owner: the class of the value, for messages.
    static func call(
        _ name: String, _ text: String, _ arguments: CallArguments, _ interpreter: Interpreter, owner: String = "str"
    ) throws -> Value {
        try interpreter.step(text.utf8.count >> 4)
        lazy var full = "\(owner).\(name)"
        switch name {
        case "upper", "lower", "title", "capitalize", "swapcase", "casefold":
            try Methods.none(full, arguments)
            return .string(changed(name, text))
        case "isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
            "isprintable",
            "isspace", "istitle", "isupper":
            try Methods.none(full, arguments)
            return .bool(isTrue(name, text))
        case "strip", "lstrip", "rstrip":
            let values = try Methods.some(owner, name, 0...1, arguments)
            return .string(try strip(name, text, values.first))
        case "split", "rsplit":
            let values = try Methods.named(name, [("sep", .some(.none)), ("maxsplit", .int(-1))], arguments)
            let maxSplits = try interpreter.index(values[1])
            guard values[0].isNone || values[0].text != nil else {
                throw PythonError.type("must be str or None, not \(values[0].typeName)")
            }
            let isShort = maxSplits >= 0 && maxSplits < 256
            try interpreter.allocate((isShort ? maxSplits + 1 : TextSplit.maxPartCount(text, by: values[0].text)) * 40)
            let parts = try TextSplit.split(
                text, by: values[0].text, atMost: maxSplits, fromEnd: name == "rsplit")
            return .list(parts.map { .string($0) })
        case "splitlines":
            let values = try Methods.named(name, [("keepends", .bool(false))], arguments)
            try interpreter.allocate(TextSplit.maxPartCount(text, by: "\n") * 40)
            return .list(TextSplit.lines(text, keepingEnds: interpreter.isTrue(values[0])).map { .string($0) })
        case "partition", "rpartition":
            let separator = try Methods.one(full, arguments)
            guard let part = separator.text else {
                throw PythonError.type("must be str, not \(separator.typeName)")
            }
            guard !part.isEmpty else { throw PythonError.value("empty separator") }
            return .tuple(TextSplit.partition(text, by: part, fromEnd: name == "rpartition").map { .string($0) })
        case "join": return .string(try join(text, try Methods.one(full, arguments), interpreter))
        case "replace":
            let values = try Methods.some(owner, name, 2...3, arguments)
            let old = try argument(values[0], name, 1)
            let new = try argument(values[1], name, 2)
            let count = values.count > 2 ? try interpreter.index(values[2]) : -1
            try interpreter.allocate(TextSearch.sizeOfReplacing(old, with: new, in: text, count: count))
            return .string(TextSearch.replace(old, with: new, in: text, count: count))
        case "startswith", "endswith": return try affix(name, text, arguments, owner)
        case "removeprefix", "removesuffix":
            let value = try Methods.one(full, arguments)
            guard let part = value.text else {
                throw PythonError.type("\(name)() argument must be str, not \(value.isNone ? "None" : value.typeName)")
            }
            if name == "removeprefix" {
                let exists = text.utf8.starts(with: part.utf8)
                return .string(exists ? text.part(part.utf8.count..<text.utf8.count) : text)
            }
            let exists = !part.isEmpty && text.utf8.reversed().starts(with: part.utf8.reversed())
            return .string(exists ? text.part(0..<(text.utf8.count - part.utf8.count)) : text)
        case "find", "rfind", "index", "rindex", "count": return try search(name, text, arguments, owner)
        case "center", "ljust", "rjust", "zfill": return .string(try pad(name, text, arguments, interpreter))
        case "expandtabs":
            let values = try Methods.named(name, [("tabsize", .int(8))], arguments)
            if values[0].isInteger, values[0].smallInteger.flatMap({ Int32(exactly: $0) }) == nil {
                throw PythonError.overflow("Python int too large to convert to C int")
            }
            return .string(try expandTabs(text, try interpreter.index(values[0]), interpreter))
        case "encode":
            let values = try Methods.named(
                name, [("encoding", .string("utf-8")), ("errors", .string("strict"))], arguments)
            return .bytes(try TextCoding.encode(text, values[0], values[1]))
        case "format": return .string(try BraceFormat.format(text, arguments, interpreter))
        case "format_map":
            guard arguments.keywords.isEmpty else { throw PythonError.type("format_map() takes no keyword arguments") }
            guard arguments.positional.count == 1 else {
                throw PythonError.type("format_map() takes exactly one argument (\(arguments.positional.count) given)")
            }
            return .string(try BraceFormat.format(text, mapping: arguments.positional[0], interpreter))
        case "maketrans": return try Translation.table(arguments, interpreter)
        case "translate": return .string(try Translation.translate(text, try Methods.one(full, arguments), interpreter))
        default: throw PythonError.attribute("'str' object has no attribute '\(name)'")
        }
    }

    private static func changed(_ name: String, _ text: String) -> String {
        switch name {
        case "upper": TextCase.upper(text)
        case "lower": TextCase.lower(text)
        case "title": TextCase.title(text)
        case "capitalize": TextCase.capitalize(text)
        case "swapcase": TextCase.swap(text)
        default: TextCase.fold(text)
        }
    }

    private static func isTrue(_ name: String, _ text: String) -> Bool {
        func all(_ test: (Unicode.Scalar) -> Bool) -> Bool { !text.isEmpty && text.unicodeScalars.allSatisfy(test) }
        return switch name {
        case "isalnum": all(\.isPythonAlphanumeric)
        case "isalpha": all(\.isPythonAlpha)
        case "isascii": text.isPlainASCII
        case "isdecimal": all(\.isPythonDecimal)
        case "isdigit": all(\.isPythonDigit)
        case "isidentifier": text.isPythonIdentifier
        case "islower": TextCase.isLower(text)
        case "isnumeric": all(\.isPythonNumeric)
        case "isprintable": text.unicodeScalars.allSatisfy(\.isPythonPrintable)
        case "isspace": all(\.isPythonSpace)
        case "istitle": TextCase.isTitle(text)
        default: TextCase.isUpper(text)
        }
    }

    /// - Parameter which: `strip`, `lstrip` or `rstrip`.
    static func strip(_ which: String, _ text: String, _ characters: Value?) throws -> String {
        guard let characters, !characters.isNone else {
            return text.part(
                text.readBytes { TextSplit.trimmed($0, start: which != "rstrip", end: which != "lstrip") })
        }
        guard let set = characters.text else { throw PythonError.type("\(which) arg must be None or str") }
        let members = Set(set.unicodeScalars)
        var scalars = text.unicodeScalars[...]
        if which != "rstrip" { while let first = scalars.first, members.contains(first) { scalars.removeFirst() } }
        if which != "lstrip" { while let last = scalars.last, members.contains(last) { scalars.removeLast() } }
        return String(scalars)
    }

    static func argument(_ value: Value, _ name: String, _ position: Int) throws -> String {
        guard let text = value.text else {
            throw PythonError.type(
                "\(name)() argument \(position) must be str, not \(value.isNone ? "None" : value.typeName)")
        }
        return text
    }

    static func join(_ separator: String, _ value: Value, _ interpreter: Interpreter) throws -> String {
        switch value {
        case .list, .tuple, .dict, .string, .markup: break
        default: if try interpreter.iterator(value) == nil { throw PythonError.type("can only join an iterable") }
        }
        let items = try interpreter.items(value)
        var size = 0
        for (position, item) in items.enumerated() {
            guard let part = item.text else {
                throw PythonError.type("sequence item \(position): expected str instance, \(item.typeName) found")
            }
            size += part.utf8.count + separator.utf8.count
        }
        try interpreter.allocate(size)
        return joined(items.lazy.map { $0.text ?? "" }, separator, size)
    }

    /// Texts with a separator between each two.
    /// - Parameter size: the sum of their bytes, with a separator for each.
    static func joined(_ parts: some Sequence<String>, _ separator: String, _ size: Int) -> String {
        var isFirst = true
        return separator.readBytes { separator in
            String(trusted: size) { result in
                var end = 0
                for part in parts {
                    if !isFirst {
                        if separator.count == 1 { result[end] = separator[0] } else { result.place(separator, at: end) }
                        end += separator.count
                    }
                    isFirst = false
                    part.readBytes { result.place($0, at: end) }
                    end += part.utf8.count
                }
                return end
            }
        }
    }

    private static func affix(_ name: String, _ text: String, _ arguments: CallArguments, _ owner: String) throws
        -> Value
    {
        try Methods.noKeywords(name, arguments)
        let values = arguments.positional
        guard !values.isEmpty else { throw PythonError.type("\(name)() takes at least 1 argument (0 given)") }
        guard values.count <= 3 else {
            throw PythonError.type("\(name)() takes at most 3 arguments (\(values.count) given)")
        }
        let range = try byteRange(text, values.dropFirst())
        func fits(_ part: String) -> Bool {
            guard let range, range.count >= part.utf8.count else { return false }
            return text.readBytes { bytes in
                part.readBytes { part in
                    let start = name == "startswith" ? range.lowerBound : range.upperBound - part.count
                    return bytes[start..<(start + part.count)].elementsEqual(part)
                }
            }
        }
        if case .tuple(let parts) = values[0] {
            for part in parts.items {
                guard let part = part.text else {
                    throw PythonError.type("tuple for \(name) must only contain str, not \(part.typeName)")
                }
                if fits(part) { return .bool(true) }
            }
            return .bool(false)
        }
        guard let part = values[0].text else {
            throw PythonError.type("\(name) first arg must be str or a tuple of str, not \(values[0].typeName)")
        }
        return .bool(fits(part))
    }

    /// The bytes of the text between a start and an end in characters; nil if it is beyond the text.
    private static func byteRange(_ text: String, _ values: ArraySlice<Value>) throws -> Range<Int>? {
        let size = text.utf8.count
        if values.allSatisfy(\.isNone) { return 0..<size }
        if values.count == 1, case .int(let start)? = values.first, start >= 0 {
            // The length needn't be known.
            let (offset, missing) = text.readBytes { TextPositions.offset(of: start, in: $0) }
            return missing > 0 ? nil : offset..<size
        }
        let count = PythonText.length(text)
        guard let range = try Methods.bounds(values, count: count), range.lowerBound <= count else { return nil }
        if count == size { return range }
        return text.readBytes { bytes in
            let start = TextPositions.offset(of: range.lowerBound, in: bytes).offset
            return start..<TextPositions.offset(of: range.count, in: bytes, from: start).offset
        }
    }

    private static func search(
        _ name: String, _ text: String, _ arguments: CallArguments, _ owner: String
    ) throws -> Value {
        try Methods.noKeywords(name, arguments)
        let values = arguments.positional
        guard !values.isEmpty else { throw PythonError.type("\(name)() takes at least 1 argument (0 given)") }
        guard values.count <= 3 else {
            throw PythonError.type("\(name)() takes at most 3 arguments (\(values.count) given)")
        }
        guard let part = values[0].text else { throw PythonError.type("must be str, not \(values[0].typeName)") }
        let range = try byteRange(text, values.dropFirst())
        let found: Int? = text.readBytes { bytes in
            part.readBytes { part in
                guard let range else { return nil }
                let inside = UnsafeBufferPointer(rebasing: bytes[range])
                if name == "count" {
                    return part.isEmpty ? TextPositions.count(inside) + 1 : TextSearch.count(part, in: inside)
                }
                let offset =
                    name.hasPrefix("r")
                    ? TextSearch.findLast(part, in: inside, before: inside.count)
                    : TextSearch.find(part, in: inside, from: 0)
                return offset.map {
                    TextPositions.count(UnsafeBufferPointer(rebasing: bytes[..<(range.lowerBound + $0)]))
                }
            }
        }
        if let found { return .int(found) }
        if name == "count" { return .int(0) }
        if name.hasSuffix("index") { throw PythonError.value("substring not found") }
        return .int(-1)
    }

    private static func pad(_ name: String, _ text: String, _ arguments: CallArguments, _ interpreter: Interpreter)
        throws
        -> String
    {
        if name == "zfill" {
            let width = try interpreter.index(try Methods.one("str.zfill", arguments))
            let count = PythonText.length(text)
            guard width > count else { return text }
            try interpreter.allocate(width)
            let zeros = "0".repeated(width - count)
            if text.utf8.first == UInt8(ascii: "-") || text.utf8.first == UInt8(ascii: "+") {
                return text.prefix(1) + zeros + text.dropFirst()
            }
            return zeros + text
        }
        let values = try Methods.some("str", name, 1...2, arguments)
        let width = try interpreter.index(values[0])
        var fill = " "
        if values.count > 1 {
            guard let given = values[1].text else {
                throw PythonError.type("The fill character must be a unicode character, not \(values[1].typeName)")
            }
            guard PythonText.length(given) == 1 else {
                throw PythonError.type("The fill character must be exactly one character long")
            }
            fill = given
        }
        return try padded(name, text, width, fill, interpreter)
    }

    static func padded(_ name: String, _ text: String, _ width: Int, _ fill: String, _ interpreter: Interpreter) throws
        -> String
    {
        let missing = width - PythonText.length(text)
        guard missing > 0 else { return text }
        try interpreter.allocate(missing * fill.utf8.count)
        let left: Int
        switch name {
        case "ljust": left = 0
        case "rjust": left = missing
        default: left = missing / 2 + (missing & width & 1)
        }
        return fill.repeated(left) + text + fill.repeated(missing - left)
    }

    private static func expandTabs(_ text: String, _ size: Int, _ interpreter: Interpreter) throws -> String {
        guard text.readBytes({ TextSearch.find(0x09, in: $0) }) != nil else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        var column = 0
        for byte in text.utf8 {
            if byte == 0x09 {
                guard size > 0 else { continue }
                let count = size - column % size
                try interpreter.allocate(count)
                for _ in 0..<count { result.append(0x20) }
                column += count
            } else {
                result.append(byte)
                if byte == 0x0A || byte == 0x0D { column = 0 } else if byte & 0xC0 != 0x80 { column += 1 }
            }
        }
        return String(trusted: result)
    }
}

extension StringMethods {
    /// `str.strip()`
    package static func trimmed(_ text: String) -> String { (try? strip("strip", text, nil)) ?? text }
}
