/// `text.format(…)` as the sandbox does it: Python's `string.Formatter`, with the sandbox's lookups
/// (`jinja2.sandbox.SandboxedFormatter`).
struct BraceFormat {
    private let interpreter: Interpreter
    private let positional: [Value]
    private let named: (String) throws -> Value?
    private let escaping: Bool
    /// The next automatic field number; nil once a field had an explicit number.
    private var automatic: Int? = 0

    static func format(_ text: String, _ arguments: CallArguments, _ interpreter: Interpreter, escaping: Bool = false)
        throws
        -> String
    {
        let keywords = arguments.keywords
        var formatter = BraceFormat(interpreter, arguments.positional, escaping) { name in
            keywords.first { $0.name == name }?.value
        }
        return try formatter.run(text, depth: 2)
    }

    static func format(_ text: String, mapping: Value, _ interpreter: Interpreter, escaping: Bool = false) throws
        -> String
    {
        var formatter = BraceFormat(interpreter, [], escaping) { name in
            switch mapping {
            case .dict(let dict): return interpreter.key(dict, .string(name))
            case .undefined(let missing): throw missing.error
            case .string, .list, .tuple:
                throw PythonError.type(
                    "\(mapping.typeName == "str" ? "string" : mapping.typeName) indices must be integers, not 'str'")
            default: throw PythonError.type("'\(mapping.typeName)' object is not subscriptable")
            }
        }
        return try formatter.run(text, depth: 2)
    }

    private init(
        _ interpreter: Interpreter, _ positional: [Value], _ escaping: Bool,
        _ named: @escaping (String) throws -> Value?
    ) {
        self.interpreter = interpreter
        self.positional = positional
        self.named = named
        self.escaping = escaping
    }

    private mutating func run(_ text: String, depth: Int) throws -> String {
        guard depth >= 0 else { throw PythonError.value("Max string recursion exceeded") }
        let isPlain = text.readBytes { bytes in
            TextSearch.find(UInt8(ascii: "{"), in: bytes) == nil && TextSearch.find(UInt8(ascii: "}"), in: bytes) == nil
        }
        if isPlain { return text }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        var index = 0
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            guard scalar == "{" || scalar == "}" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            if index < scalars.count, scalars[index] == scalar {
                result.unicodeScalars.append(scalar)
                index += 1
                continue
            }
            if scalar == "}" { throw PythonError.value("Single '}' encountered in format string") }
            guard index < scalars.count else { throw PythonError.value("Single '{' encountered in format string") }
            let field = try field(scalars, &index)
            result += try show(field, depth: depth)
        }
        return result
    }

    private struct Field {
        var name = ""
        var conversion: Unicode.Scalar?
        var specification = ""
    }

    private func field(_ scalars: [Unicode.Scalar], _ index: inout Int) throws -> Field {
        func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        var field = Field()
        let start = index
        var isInBrackets = false
        var end: Unicode.Scalar?
        while index < scalars.count, end == nil {
            let scalar = scalars[index]
            index += 1
            switch scalar {
            case "{": throw PythonError.value("unexpected '{' in field name")
            case "[": isInBrackets = true
            case "]": isInBrackets = false
            case "}", ":", "!": if !isInBrackets { end = scalar }
            default: break
            }
        }
        guard var mark = end else { throw PythonError.value("expected '}' before end of string") }
        field.name = text(start..<(index - 1))
        if mark == "!" {
            guard index < scalars.count else {
                throw PythonError.value("end of string while looking for conversion specifier")
            }
            field.conversion = scalars[index]
            index += 1
            guard index < scalars.count else { throw PythonError.value("unmatched '{' in format spec") }
            mark = scalars[index]
            index += 1
            if mark == "}" { return field }
            guard mark == ":" else { throw PythonError.value("expected ':' after conversion specifier") }
        }
        guard mark == ":" else { return field }
        let specification = index
        var depth = 1
        while index < scalars.count {
            if scalars[index] == "{" { depth += 1 }
            if scalars[index] == "}" { depth -= 1 }
            index += 1
            if depth == 0 {
                field.specification = text(specification..<(index - 1))
                return field
            }
        }
        throw PythonError.value("unmatched '{' in format spec")
    }

    private mutating func show(_ field: Field, depth: Int) throws -> String {
        var name = field.name
        let mixed = PythonError.value("cannot switch from manual field specification to automatic field numbering")
        if name.isEmpty {
            guard let number = automatic else { throw mixed }
            name = String(number)
            automatic = number + 1
        } else if name.unicodeScalars.allSatisfy(\.isPythonDigit) {
            if automatic ?? 0 != 0 { throw mixed }
            automatic = nil
        }
        var value = try lookUp(name)
        switch field.conversion {
        case nil: break
        case "s": value = .string(try interpreter.str(value))
        case "r": value = .string(try interpreter.repr(value))
        case "a": value = .string(JSONText.asciiRepr(try interpreter.repr(value)))
        case let other?: throw PythonError.value("Unknown conversion specifier \(other)")
        }
        let specification = try run(field.specification, depth: depth - 1)
        if escaping {
            if case .markup(let text) = value {
                guard specification.isEmpty else {
                    throw PythonError.value("Unsupported format specification for Markup.")
                }
                return text
            }
            return PythonText.escapeHTML(try FormatSpecification.format(value, specification, interpreter))
        }
        return try FormatSpecification.format(value, specification, interpreter)
    }

    /// `a.b[c]`: the argument, then its attributes and items through the sandbox.
    private func lookUp(_ name: String) throws -> Value {
        let scalars = Array(name.unicodeScalars)
        func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
        var index = scalars.firstIndex { $0 == "." || $0 == "[" } ?? scalars.count
        let first = text(0..<index)
        var value: Value
        if !first.isEmpty, first.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
            guard let position = Int(first) else {
                throw PythonError.value("Too many decimal digits in format string")
            }
            guard position < positional.count else { throw PythonError.index("tuple index out of range") }
            value = positional[position]
        } else {
            guard let found = try named(first) else { throw PythonError("KeyError", PythonText.repr(first)) }
            value = found
        }
        while index < scalars.count {
            let mark = scalars[index]
            index += 1
            let start = index
            if mark == "." {
                while index < scalars.count, scalars[index] != ".", scalars[index] != "[" { index += 1 }
                guard index > start else { throw PythonError.value("Empty attribute in format string") }
                value = try interpreter.attribute(value, text(start..<index))
            } else if mark == "[" {
                while index < scalars.count, scalars[index] != "]" { index += 1 }
                guard index < scalars.count else { throw PythonError.value("Missing ']' in format string") }
                guard index > start else { throw PythonError.value("Empty attribute in format string") }
                let key = text(start..<index)
                index += 1
                let isNumber = key.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
                value = try interpreter.item(value, isNumber ? .int(Int(key) ?? .max) : .string(key))
            } else {
                throw PythonError.value("Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }
}
