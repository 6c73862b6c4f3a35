/// `text % values`, after CPython's `PyUnicode_Format`.
struct PercentFormat {
    private let interpreter: Interpreter
    private let format: [Unicode.Scalar]
    private var index = 0
    private var arguments: [Value]
    private var position = 0
    private let mapping: Value?
    /// Whether insertions are escaped, as for `Markup`.
    private let escaping: Bool
    private var result = ""

    static func format(_ text: String, _ value: Value, _ interpreter: Interpreter, escaping: Bool = false) throws
        -> String
    {
        let isPlain = text.readBytes { TextSearch.find(UInt8(ascii: "%"), in: $0) == nil }
        var formatter = PercentFormat(isPlain ? "" : text, value, interpreter, escaping)
        let result = try formatter.run()
        return isPlain ? text : result
    }

    private init(_ text: String, _ value: Value, _ interpreter: Interpreter, _ escaping: Bool) {
        self.interpreter = interpreter
        self.escaping = escaping
        format = Array(text.unicodeScalars)
        switch value {
        case .tuple(let tuple):
            arguments = tuple.items
            mapping = nil
        case .object(let tuple as NamedTupleObject):
            arguments = tuple.items
            mapping = nil
        case .dict, .list, .bytes, .undefined, .object(is TemplateReference):
            arguments = [value]
            mapping = value
        default:
            arguments = [value]
            mapping = nil
        }
    }

    /// The part between `%` and the letter.
    private struct Field {
        var isLeft = false
        var sign: String?
        var isAlternate = false
        var isZero = false
        var width = 0
        var precision: Int?
    }

    private mutating func run() throws -> String {
        while index < format.count {
            let scalar = format[index]
            index += 1
            guard scalar == "%" else {
                result.unicodeScalars.append(scalar)
                continue
            }
            try field()
        }
        if position < arguments.count, mapping == nil {
            throw PythonError.type("not all arguments converted during string formatting")
        }
        return result
    }

    private mutating func next() throws -> Unicode.Scalar {
        guard index < format.count else { throw PythonError.value("incomplete format") }
        index += 1
        return format[index - 1]
    }

    private mutating func argument() throws -> Value {
        guard position < arguments.count else { throw PythonError.type("not enough arguments for format string") }
        position += 1
        return arguments[position - 1]
    }

    private mutating func field() throws {
        if index < format.count, format[index] == "%" {
            result += "%"
            index += 1
            return
        }
        var field = Field()
        if index < format.count, format[index] == "(" {
            guard let mapping else { throw PythonError.type("format requires a mapping") }
            try key(mapping)
        }
        flags: while index < format.count {
            switch format[index] {
            case "-": field.isLeft = true
            case "+": field.sign = "+"
            case " ": if field.sign == nil { field.sign = " " }
            case "#": field.isAlternate = true
            case "0": field.isZero = true
            default: break flags
            }
            index += 1
        }
        if index < format.count, format[index] == "*" {
            index += 1
            let value = try argument()
            guard value.isInteger else { throw PythonError.type("* wants int") }
            if case .big = value { throw PythonError.overflow("Python int too large to convert to C ssize_t") }
            let width = try interpreter.index(value)
            field.width = abs(width)
            if width < 0 { field.isLeft = true }
        } else {
            field.width = try digits("width too big")
        }
        if index < format.count, format[index] == "." {
            index += 1
            if index < format.count, format[index] == "*" {
                index += 1
                let value = try argument()
                guard value.isInteger else { throw PythonError.type("* wants int") }
                guard let size = value.smallInteger, Int32(exactly: size) != nil else {
                    throw PythonError.overflow("Python int too large to convert to C int")
                }
                field.precision = max(0, try interpreter.index(value))
            } else {
                field.precision = try digits("precision too big")
            }
        }
        if index < format.count, ["h", "l", "L"].contains(format[index]) { index += 1 }
        let at = index
        let letter = try next()
        try interpreter.allocate(field.width + (field.precision ?? 0))
        let value = try argument()
        try convert(value, letter, field, at)
    }

    private mutating func key(_ mapping: Value) throws {
        index += 1
        let start = index
        var depth = 1
        while index < format.count, depth > 0 {
            if format[index] == ")" { depth -= 1 } else if format[index] == "(" { depth += 1 }
            index += 1
        }
        guard depth == 0 else { throw PythonError.value("incomplete format key") }
        let key = String(String.UnicodeScalarView(format[start..<(index - 1)]))
        switch mapping {
        case .dict(let dict):
            guard let value = interpreter.key(dict, .string(key)) else {
                throw PythonError("KeyError", PythonText.repr(key))
            }
            arguments = [value]
        case .undefined(let missing): throw missing.error
        case .object(let object as TemplateReference):
            guard let block = object.block(key) else { throw PythonError("KeyError", PythonText.repr(key)) }
            arguments = [block]
        case .bytes: throw PythonError.type("byte indices must be integers or slices, not str")
        default: throw PythonError.type("\(mapping.typeName) indices must be integers or slices, not str")
        }
        position = 0
    }

    private mutating func digits(_ tooBig: String) throws -> Int {
        var value = 0
        while index < format.count, let digit = Character(format[index]).wholeNumberValue, format[index].value < 0x80 {
            value = value * 10 + digit
            guard value <= Int(Int32.max) else { throw PythonError.value(tooBig) }
            index += 1
        }
        return value
    }

    private mutating func convert(_ value: Value, _ letter: Unicode.Scalar, _ field: Field, _ at: Int) throws {
        switch letter {
        case "s", "r", "a":
            var text: String
            switch letter {
            case "s": text = try escaping ? interpreter.escape(value) : interpreter.str(value)
            case "r": text = try interpreter.repr(value)
            default: text = JSONText.asciiRepr(try interpreter.repr(value))
            }
            if escaping, letter != "s" { text = PythonText.escapeHTML(text) }
            if let precision = field.precision {
                text = String(String.UnicodeScalarView(text.unicodeScalars.prefix(precision)))
            }
            pad("", text, field, zero: false)
        case "c": pad("", try character(value), field, zero: false)
        case "d", "i", "u", "o", "x", "X": try integer(value, letter, field)
        case "e", "E", "f", "F", "g", "G":
            let number: Double
            switch value {
            case .undefined(let missing): throw missing.error
            case .float, .int, .bool, .big: number = try interpreter.double(value)
            default: throw PythonError.type("must be real number, not \(value.typeName)")
            }
            let isCapital = letter.value < 0x61
            let kind = Character(Unicode.Scalar(letter.value | 0x20) ?? "f")
            let text = FloatText.formatted(
                number, kind, precision: field.precision ?? 6, alternate: field.isAlternate, capital: isCapital)
            let sign = number.sign == .minus && !number.isNaN ? "-" : field.sign ?? ""
            pad(sign, text, field, zero: field.isZero)
        default:
            let shown = letter.value >= 0x20 && letter.value < 0x7F ? String(letter) : "?"
            throw PythonError.value(
                "unsupported format character '\(shown)' (0x\(String(letter.value, radix: 16))) at index \(at)")
        }
    }

    private func character(_ value: Value) throws -> String {
        if let text = value.text {
            guard PythonText.length(text) == 1 else { throw PythonError.type("%c requires int or char") }
            return text
        }
        guard value.isInteger else { throw PythonError.type("%c requires int or char") }
        guard let code = value.smallInteger, code >= 0, code < 0x110000,
            let scalar = LoneSurrogate.character(UInt32(code))
        else {
            throw PythonError.overflow("%c arg not in range(0x110000)")
        }
        return String(scalar)
    }

    private mutating func integer(_ value: Value, _ letter: Unicode.Scalar, _ field: Field) throws {
        let isDecimal = letter == "d" || letter == "i" || letter == "u"
        let number: BigInteger
        switch value {
        case .float(let double) where isDecimal:
            if double.isNaN { throw PythonError.value("cannot convert float NaN to integer") }
            if double.isInfinite { throw PythonError.overflow("cannot convert float infinity to integer") }
            number = BigInteger(double)
        case .undefined(let missing) where isDecimal: throw missing.error
        default:
            guard let whole = value.integer else {
                let wanted = isDecimal ? "a real number" : "an integer"
                throw PythonError.type("%\(letter) format: \(wanted) is required, not \(value.typeName)")
            }
            number = whole
        }
        var digits: String
        var prefix = ""
        switch letter {
        case "o":
            digits = number.magnitude.text(radix: 8)
            if field.isAlternate { prefix = "0o" }
        case "x", "X":
            digits = number.magnitude.text(radix: 16)
            if letter == "X" { digits = digits.uppercased() }
            if field.isAlternate { prefix = "0\(letter)" }
        default: digits = try interpreter.decimalText(number.magnitude)
        }
        if let precision = field.precision, precision > digits.utf8.count {
            digits = String(repeating: "0", count: precision - digits.utf8.count) + digits
        }
        pad((number.isNegative ? "-" : field.sign ?? "") + prefix, digits, field, zero: field.isZero)
    }

    private mutating func pad(_ sign: String, _ text: String, _ field: Field, zero: Bool) {
        let missing = max(0, field.width - PythonText.length(sign) - PythonText.length(text))
        if field.isLeft {
            result += sign + text + String(repeating: " ", count: missing)
        } else if zero {
            result += sign + String(repeating: "0", count: missing) + text
        } else {
            result += String(repeating: " ", count: missing) + sign + text
        }
    }
}
