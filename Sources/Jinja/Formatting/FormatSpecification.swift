/// `format(value, specification)`: Python's mini-language for one field.
struct FormatSpecification {
    private var fill: Unicode.Scalar = " "
    private var align: Unicode.Scalar?
    private var sign: Unicode.Scalar?
    private var coercesNegativeZero = false
    private var isAlternate = false
    private var width: Int?
    private var grouping: Unicode.Scalar?
    private var precision: Int?
    private var kind: Unicode.Scalar?

    static func format(_ value: Value, _ text: String, _ interpreter: Interpreter) throws -> String {
        if text.isEmpty { return try interpreter.str(value) }
        switch value {
        case .string(let string), .markup(let string):
            return try FormatSpecification(text, value).text(string, value.className, interpreter)
        case .bool, .int, .big: return try FormatSpecification(text, value).integer(value, interpreter)
        case .float(let number): return try FormatSpecification(text, value).float(number, "float", interpreter)
        case .object(let object):
            if let moment = object as? DateTimeObject {
                return try DateFormat.strftime(text, moment.value)
            }
            if let date = object as? DateObject { return try DateFormat.strftime(text, date.asDateTime) }
            if let time = object as? TimeObject { return try DateFormat.strftime(text, time.asDateTime) }
            if object is ComplexObject { throw PythonError.notTried("the format of a complex number") }
            throw PythonError.type("unsupported format string passed to \(value.typeName).__format__")
        default: throw PythonError.type("unsupported format string passed to \(value.typeName).__format__")
        }
    }

    private init(_ text: String, _ value: Value) throws {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        var isFilled = false
        func isAlign(_ scalar: Unicode.Scalar) -> Bool { "<>=^".unicodeScalars.contains(scalar) }
        func at(_ position: Int) -> Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }
        if let second = at(1), isAlign(second) {
            fill = scalars[0]
            isFilled = true
            align = second
            index = 2
        } else if let first = at(0), isAlign(first) {
            align = first
            index = 1
        }
        if let next = at(index), next == "+" || next == "-" || next == " " {
            sign = next
            index += 1
        }
        if at(index) == "z" {
            coercesNegativeZero = true
            index += 1
        }
        if at(index) == "#" {
            isAlternate = true
            index += 1
        }
        if !isFilled, at(index) == "0" {
            fill = "0"
            if align == nil, value.text == nil { align = "=" }
            index += 1
        }
        func digits() throws -> Int? {
            var number: Int?
            while let next = at(index), let digit = next.decimalDigitValue {
                let (value, isTooLarge) = (number ?? 0).multipliedReportingOverflow(by: 10)
                guard !isTooLarge, value < Int.max - 10 else {
                    throw PythonError.value("Too many decimal digits in format string")
                }
                number = value + digit
                index += 1
            }
            return number
        }
        width = try digits()
        if at(index) == "," {
            grouping = ","
            index += 1
        }
        if at(index) == "_" {
            if grouping != nil { throw PythonError.value("Cannot specify both ',' and '_'.") }
            grouping = "_"
            index += 1
        }
        if at(index) == ",", grouping == "_" { throw PythonError.value("Cannot specify both ',' and '_'.") }
        if at(index) == ",", grouping == "," { throw PythonError.value("Cannot specify ',' with ','.") }
        if at(index) == "." {
            index += 1
            precision = try digits()
            if precision == nil { throw PythonError.value("Format specifier missing precision") }
        }
        if scalars.count - index > 1 {
            throw PythonError.value(
                "Invalid format specifier '\(text)' for object of type '\(value.className)'")
        }
        kind = at(index)
        if let grouping, let kind {
            let allowed = grouping == "," ? "defgEFG%" : "defgEFG%boxX"
            if !allowed.unicodeScalars.contains(kind) {
                if kind == "n" || kind == "s" || kind == "c" || kind.isASCII || !kind.isASCII {
                    let shown =
                        kind.value > 32 && kind.value < 128 ? String(kind) : "\\x" + String(kind.value, radix: 16)
                    throw PythonError.value("Cannot specify '\(grouping)' with '\(shown)'.")
                }
            }
        }
    }

    private func unknown(_ type: String) -> PythonError {
        let code = kind ?? "?"
        let shown = code.value > 32 && code.value < 128 ? String(code) : "\\x" + String(code.value, radix: 16)
        return .value("Unknown format code '\(shown)' for object of type '\(type)'")
    }

    // MARK: Text

    private func text(_ text: String, _ typeName: String, _ interpreter: Interpreter) throws -> String {
        if let kind, kind != "s" { throw unknown(typeName) }
        if let sign {
            throw PythonError.value(
                sign == " "
                    ? "Space not allowed in string format specifier" : "Sign not allowed in string format specifier")
        }
        if coercesNegativeZero {
            throw PythonError.value("Negative zero coercion (z) not allowed in string format specifier")
        }
        if isAlternate { throw PythonError.value("Alternate form (#) not allowed in string format specifier") }
        if align == "=" { throw PythonError.value("'=' alignment not allowed in string format specifier") }
        if let grouping { throw PythonError.value("Cannot specify '\(grouping)' with 's'.") }
        let shown = precision.map { String(String.UnicodeScalarView(text.unicodeScalars.prefix($0))) } ?? text
        return try padded("", shown, defaultAlign: "<", interpreter)
    }

    // MARK: Integers

    private func integer(_ value: Value, _ interpreter: Interpreter) throws -> String {
        let number = value.integer ?? BigInteger(0)
        let name = value.typeName
        if let kind, "eEfFgG%".unicodeScalars.contains(kind) {
            return try float(try interpreter.double(Value(number)), name, interpreter)
        }
        if let kind, !"bcdoxXn".unicodeScalars.contains(kind) { throw unknown(name) }
        if precision != nil { throw PythonError.value("Precision not allowed in integer format specifier") }
        if coercesNegativeZero {
            throw PythonError.value("Negative zero coercion (z) not allowed in integer format specifier")
        }
        if kind == "c" {
            if sign != nil { throw PythonError.value("Sign not allowed with integer format specifier 'c'") }
            if isAlternate {
                throw PythonError.value("Alternate form (#) not allowed with integer format specifier 'c'")
            }
            if number.int == nil { throw PythonError.overflow("Python int too large to convert to C long") }
            guard let code = number.int, code >= 0, code < 0x110000, let scalar = LoneSurrogate.character(UInt32(code))
            else {
                throw PythonError.overflow("%c arg not in range(0x110000)")
            }
            return try padded("", String(scalar), defaultAlign: ">", interpreter)
        }
        var digits: String
        var prefix = ""
        switch kind {
        case "b":
            digits = number.magnitude.text(radix: 2)
            prefix = "0b"
        case "o":
            digits = number.magnitude.text(radix: 8)
            prefix = "0o"
        case "x":
            digits = number.magnitude.text(radix: 16)
            prefix = "0x"
        case "X":
            digits = number.magnitude.text(radix: 16).uppercased()
            prefix = "0X"
        default: digits = try interpreter.decimalText(number.magnitude)
        }
        let lead = signText(number.isNegative) + (isAlternate ? prefix : "")
        let size = kind == nil || kind == "d" || kind == "n" ? 3 : 4
        return try assembled(lead, digits, "", size, interpreter)
    }

    private func signText(_ isNegative: Bool) -> String {
        if isNegative { return "-" }
        return sign == "+" ? "+" : sign == " " ? " " : ""
    }

    // MARK: Floats

    private func float(_ value: Double, _ name: String, _ interpreter: Interpreter) throws -> String {
        if let kind, !"eEfFgG%n".unicodeScalars.contains(kind) { throw unknown(name) }
        if let precision, precision > 100_000 { throw PythonError.value("precision too big") }
        try interpreter.allocate(precision ?? 0)
        var text: String
        switch kind {
        case "%": text = FloatText.formatted(value * 100, "f", precision: precision ?? 6, alternate: isAlternate) + "%"
        case "e", "E":
            text = FloatText.formatted(
                value, "e", precision: precision ?? 6, alternate: isAlternate, capital: kind == "E")
        case "f", "F":
            text = FloatText.formatted(
                value, "f", precision: precision ?? 6, alternate: isAlternate, capital: kind == "F")
        case "g", "G", "n":
            text = FloatText.formatted(
                value, "g", precision: precision ?? 6, alternate: isAlternate, capital: kind == "G")
        default: text = FloatText.general(value.magnitude, precision: precision, alternate: isAlternate)
        }
        var isNegative = value.sign == .minus && !value.isNaN
        if coercesNegativeZero, isNegative,
            !text.unicodeScalars.contains(where: { $0.value >= 0x31 && $0.value <= 0x39 })
        {
            isNegative = false
        }
        let end = text.firstIndex { !$0.isNumber } ?? text.endIndex
        let whole = String(text[..<end])
        text = String(text[end...])
        return try assembled(signText(isNegative), whole, text, 3, interpreter)
    }

    // MARK: Assembling

    /// - Parameters:
    ///   - digits: the digits to group.
    ///   - size: digits per group.
    private func assembled(_ lead: String, _ digits: String, _ rest: String, _ size: Int, _ interpreter: Interpreter)
        throws
        -> String
    {
        guard let grouping, !digits.isEmpty else {
            return try padded(lead, digits + rest, defaultAlign: ">", interpreter)
        }
        var digits = digits
        if fill == "0", align == "=", let width {
            // Leading zeros are grouped too.
            try interpreter.allocate(width)
            while grouped(digits, grouping, size).utf8.count + lead.utf8.count + rest.utf8.count < width {
                digits = "0" + digits
            }
        }
        return try padded(lead, grouped(digits, grouping, size) + rest, defaultAlign: ">", interpreter)
    }

    private func grouped(_ digits: String, _ mark: Unicode.Scalar, _ size: Int) -> String {
        var result = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.utf8.count - position) % size == 0 { result.unicodeScalars.append(mark) }
            result.append(digit)
        }
        return result
    }

    private func padded(_ lead: String, _ text: String, defaultAlign: Unicode.Scalar, _ interpreter: Interpreter) throws
        -> String
    {
        let missing = (width ?? 0) - PythonText.length(lead) - PythonText.length(text)
        guard missing > 0 else { return lead + text }
        try interpreter.allocate(missing * 4)
        func filling(_ count: Int) -> String { String(fill).repeated(count) }
        switch align ?? defaultAlign {
        case "<": return lead + text + filling(missing)
        case "=": return lead + filling(missing) + text
        case "^": return filling(missing / 2) + lead + text + filling(missing - missing / 2)
        default: return filling(missing) + lead + text
        }
    }
}
