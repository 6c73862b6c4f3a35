/// Python's `pprint.pformat`: one line if it fits in 80 columns, else one item per line; dicts sorted by key.
struct PrettyPrinter {
    private let interpreter: Interpreter
    /// The containers around the value that is being written.
    private let open = OpenContainers()
    private static let width = 80

    private final class OpenContainers {
        var identities: Set<ObjectIdentifier> = []
    }

    init(_ interpreter: Interpreter) { self.interpreter = interpreter }

    func text(_ value: Value) throws -> String {
        var result = ""
        try write(value, to: &result, indent: 0, allowance: 0)
        return result
    }

    private func write(_ value: Value, to result: inout String, indent: Int, allowance: Int) throws {
        try interpreter.deeper {
            let line = try repr(value)
            guard let identity = container(value) else {
                guard PythonText.length(line) > Self.width - indent - allowance else {
                    result += line
                    return
                }
                switch value {
                case .string(let text): try string(text, to: &result, indent, allowance)
                case .bytes(let bytes) where bytes.count > 4: self.bytes(bytes, to: &result, indent, allowance)
                default: result += line
                }
                return
            }
            if PythonText.length(line) <= Self.width - indent - allowance {
                result += line
                return
            }
            guard open.identities.insert(identity).inserted else {
                result += line
                return
            }
            defer { open.identities.remove(identity) }
            switch value {
            case .dict(let dict):
                result += "{"
                let entries = try sorted(dict)
                for (position, entry) in entries.enumerated() {
                    if position > 0 { result += ",\n" + String(repeating: " ", count: indent + 1) }
                    let key = try repr(entry.key)
                    result += key + ": "
                    let isLast = position == entries.count - 1
                    try write(
                        entry.value, to: &result, indent: indent + 1 + PythonText.length(key) + 2,
                        allowance: isLast ? allowance + 1 : 1)
                }
                result += "}"
            case .list(let list): try items(list.items, "[", "]", to: &result, indent, allowance)
            case .tuple(let tuple) where tuple.fields == nil:
                try items(tuple.items, "(", tuple.items.count == 1 ? ",)" : ")", to: &result, indent, allowance)
            default: result += line
            }
        }
    }

    private func items(
        _ items: [Value], _ open: String, _ close: String, to result: inout String, _ indent: Int, _ allowance: Int
    ) throws {
        result += open
        for (position, item) in items.enumerated() {
            if position > 0 { result += ",\n" + String(repeating: " ", count: indent + 1) }
            let isLast = position == items.count - 1
            try write(item, to: &result, indent: indent + 1, allowance: isLast ? allowance + close.utf8.count : 1)
        }
        result += close
    }

    /// Long bytes are split at every fourth, in parentheses.
    private func bytes(_ bytes: [UInt8], to result: inout String, _ indent: Int, _ allowance: Int) {
        let isTop = indent == 0
        let indent = isTop ? 1 : indent
        var width = Self.width - indent
        var pieces: [String] = []
        var current: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 4) {
            let part = bytes[start..<min(start + 4, bytes.count)]
            if start == bytes.count / 4 * 4 { width -= isTop ? allowance + 1 : allowance }
            if PythonText.repr(current + part).utf8.count > width {
                if !current.isEmpty { pieces.append(PythonText.repr(current)) }
                current = Array(part)
            } else {
                current += part
            }
        }
        if !current.isEmpty { pieces.append(PythonText.repr(current)) }
        let joined = pieces.joined(separator: "\n" + String(repeating: " ", count: indent))
        result += isTop ? "(" + joined + ")" : joined
    }

    /// Long text is split at its blanks, in parentheses.
    private func string(_ text: String, to result: inout String, _ indent: Int, _ allowance: Int) throws {
        guard !text.isEmpty else {
            result += "''"
            return
        }
        let isTop = indent == 0
        let indent = isTop ? 1 : indent
        let allowance = isTop ? allowance + 1 : allowance
        let lines = TextSplit.lines(text, keepingEnds: true)
        var pieces: [String] = []
        for (position, line) in lines.enumerated() {
            let isLast = position == lines.count - 1
            var available = Self.width - indent
            if isLast { available -= allowance }
            let whole = PythonText.repr(line)
            if PythonText.length(whole) <= available {
                pieces.append(whole)
                continue
            }
            let parts = words(line)
            var current = ""
            let maxWidth = Self.width - indent
            for (index, part) in parts.enumerated() {
                let candidate = current + part
                var bound = maxWidth
                if index == parts.count - 1, isLast { bound -= allowance }
                if PythonText.length(PythonText.repr(candidate)) > bound {
                    if !current.isEmpty { pieces.append(PythonText.repr(current)) }
                    current = part
                } else {
                    current = candidate
                }
            }
            if !current.isEmpty { pieces.append(PythonText.repr(current)) }
        }
        if pieces.count == 1 {
            result += pieces[0]
            return
        }
        let joined = pieces.joined(separator: "\n" + String(repeating: " ", count: indent))
        result += isTop ? "(" + joined + ")" : joined
    }

    /// `re.findall(r'\S*\s*', line)`
    private func words(_ line: String) -> [String] {
        var words: [String] = []
        var word = String.UnicodeScalarView()
        var wasBlank = false
        for scalar in line.unicodeScalars {
            let isBlank = scalar.isPythonSpace
            if wasBlank, !isBlank {
                words.append(String(word))
                word = String.UnicodeScalarView()
            }
            word.append(scalar)
            wasBlank = isBlank
        }
        if !word.isEmpty { words.append(String(word)) }
        return words
    }

    /// The identity of a container; nil for other values.
    private func container(_ value: Value) -> ObjectIdentifier? {
        switch value {
        case .dict(let dict): ObjectIdentifier(dict)
        case .list(let list): ObjectIdentifier(list)
        case .tuple(let tuple): ObjectIdentifier(tuple)
        default: nil
        }
    }

    /// `repr` with the keys of dicts sorted.
    private func repr(_ value: Value) throws -> String {
        try interpreter.deeper {
            let identity = container(value)
            if let identity, !open.identities.insert(identity).inserted {
                let number = UInt(bitPattern: identity.hashValue) & 0xFFFF_FFFF_FFFF
                return "<Recursion on \(value.className) with id=\(number)>"
            }
            defer { if let identity { open.identities.remove(identity) } }
            switch value {
            case .dict(let dict) where dict.flavour != .defaultingToText:
                let parts = try sorted(dict).map { "\(try repr($0.key)): \(try repr($0.value))" }
                return "{\(parts.joined(separator: ", "))}"
            case .list(let list): return "[\(try list.items.map(repr).joined(separator: ", "))]"
            case .tuple(let tuple):
                return "(\(try tuple.items.map(repr).joined(separator: ", "))\(tuple.items.count == 1 ? "," : ""))"
            default: return try interpreter.repr(value)
            }
        }
    }

    /// By key if keys can be compared, else by the name of their type.
    private func sorted(_ dict: DictObject) throws -> [(key: Value, value: Value)] {
        try dict.entries.map { ($0.key, $0.value) }.sorted { a, b in
            try interpreter.step()
            return try isBefore(a.0, b.0)
        }
    }

    private func isBefore(_ a: Value, _ b: Value) throws -> Bool {
        do {
            return try interpreter.compare(.less, a, b)
        } catch let error as PythonError where error.type == "TypeError" {
            return a.className < b.className
        }
    }
}
