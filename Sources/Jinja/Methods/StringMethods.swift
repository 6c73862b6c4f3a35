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
        let full = "\(owner).\(name)"
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
            try interpreter.allocate(TextSplit.maxPartCount(text, by: values[0].text) * 40)
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
                return .string(
                    text.utf8.starts(with: part.utf8) ? String(text.utf8.dropFirst(part.utf8.count)) ?? text : text)
            }
            let exists = !part.isEmpty && text.utf8.reversed().starts(with: part.utf8.reversed())
            return .string(exists ? String(text.utf8.dropLast(part.utf8.count)) ?? text : text)
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
        case "isascii": text.utf8.allSatisfy { $0 < 0x80 }
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
        let isStripped: (Unicode.Scalar) -> Bool
        if let characters, !characters.isNone {
            guard let set = characters.text else { throw PythonError.type("\(which) arg must be None or str") }
            let members = Set(set.unicodeScalars)
            isStripped = { members.contains($0) }
        } else {
            isStripped = \.isPythonSpace
        }
        var scalars = text.unicodeScalars[...]
        if which != "rstrip" { while let first = scalars.first, isStripped(first) { scalars.removeFirst() } }
        if which != "lstrip" { while let last = scalars.last, isStripped(last) { scalars.removeLast() } }
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
        guard let iterator = try interpreter.iterator(value) else {
            throw PythonError.type("can only join an iterable")
        }
        var result = ""
        var position = 0
        while let item = try iterator.next() {
            guard let part = item.text else {
                throw PythonError.type("sequence item \(position): expected str instance, \(item.typeName) found")
            }
            if position > 0 { result += separator }
            result += part
            try interpreter.allocate(separator.utf8.count + part.utf8.count)
            position += 1
        }
        return result
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
        let scalars = Array(text.unicodeScalars)
        let range = try Methods.bounds(values.dropFirst(), count: scalars.count)
        func fits(_ part: String) -> Bool {
            guard let range else { return false }
            let wanted = Array(part.unicodeScalars)
            let position = scalars[min(range.lowerBound, scalars.count)..<range.upperBound]
            guard position.count >= wanted.count else { return false }
            return name == "startswith"
                ? position.starts(with: wanted) : position.suffix(wanted.count).elementsEqual(wanted)
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
        let scalars = Array(text.unicodeScalars)
        let range = try Methods.bounds(values.dropFirst(), count: scalars.count)
        let wanted = Array(part.unicodeScalars)
        let isFromEnd = name.hasPrefix("r")
        var positions: [Int] = []
        if let range, range.lowerBound <= scalars.count, range.count >= wanted.count {
            if name == "count" {
                if wanted.isEmpty { return .int(range.count + 1) }
                var position = range.lowerBound
                var count = 0
                while position + wanted.count <= range.upperBound {
                    if scalars[position..<(position + wanted.count)].elementsEqual(wanted) {
                        count += 1
                        position += wanted.count
                    } else {
                        position += 1
                    }
                }
                return .int(count)
            }
            let candidates = Array(range.lowerBound...(range.upperBound - wanted.count))
            let ordered = isFromEnd ? candidates.reversed() : candidates
            if let found = ordered.first(where: { scalars[$0..<($0 + wanted.count)].elementsEqual(wanted) }) {
                positions.append(found)
            }
        }
        if name == "count" { return .int(0) }
        if let position = positions.first { return .int(position) }
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
            let zeros = String(repeating: "0", count: width - count)
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
        return String(repeating: fill, count: left) + text + String(repeating: fill, count: missing - left)
    }

    private static func expandTabs(_ text: String, _ size: Int, _ interpreter: Interpreter) throws -> String {
        var result = ""
        var column = 0
        for scalar in text.unicodeScalars {
            if scalar == "\t" {
                guard size > 0 else { continue }
                let count = size - column % size
                try interpreter.allocate(count)
                result += String(repeating: " ", count: count)
                column += count
            } else {
                result.unicodeScalars.append(scalar)
                column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
            }
        }
        return result
    }
}

extension StringMethods {
    /// `str.strip()`
    package static func trimmed(_ text: String) -> String { (try? strip("strip", text, nil)) ?? text }
}
