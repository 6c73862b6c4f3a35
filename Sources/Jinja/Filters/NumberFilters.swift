/// Filters for numbers.
enum NumberFilters {
    static let all: [String: NativeFunction] = [
        "abs": NativeFunction(builtin: "abs") { value, interpreter in
            switch value {
            case .float(let number): return .float(number.magnitude)
            case .object(let object as ComplexObject): return .float(object.magnitude)
            case .bool, .int, .big:
                guard let number = value.integer else { return value }
                return Value(number.magnitude)
            case .object(let object):
                if let duration = object as? TimeDeltaObject {
                    return .object(TimeDeltaObject(try TimeDelta(total: duration.value.total.magnitude)))
                }
            default: break
            }
            throw PythonError.type("bad operand type for abs(): '\(value.typeName)'")
        },
        "int": NativeFunction("do_int", ["value"], [("default", .int(0)), ("base", .int(10))], int),
        "float": NativeFunction("do_float", ["value"], [("default", .float(0))]) { values, interpreter in
            // No message is made of a text that is no number: it isn't shown.
            if let text = values[0].text { return NumberText.float(text).map { .float($0) } ?? values[1] }
            do {
                return .float(try interpreter.floatingPoint(values[0]))
            } catch let error as PythonError where error.type == "TypeError" || error.isA("ValueError") {
                return values[1]
            }
        },
        "round": NativeFunction("do_round", ["value"], [("precision", .int(0)), ("method", .string("common"))], round),
        "filesizeformat": NativeFunction("do_filesizeformat", ["value"], [("binary", .bool(false))]) {
            values, interpreter in
            .string(sizeText(try interpreter.floatingPoint(values[0]), isBinary: interpreter.isTrue(values[1])))
        },
    ]

    private static func int(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        do {
            if let text = values[0].text {
                let base = try interpreter.clampedIndex(values[2])
                guard base == 0 || (2...36).contains(base) else {
                    throw PythonError.value("int() base must be >= 2 and <= 36, or 0")
                }
                if let number = NumberText.integer(text, base: base) { return number }
                guard let number = NumberText.float(text), number.isFinite else { return values[1] }
                return try interpreter.whole(.float(number))
            }
            return try interpreter.whole(values[0])
        } catch let error as PythonError where error.type == "TypeError" || error.isA("ValueError") {
            do {
                return try interpreter.whole(.float(try interpreter.floatingPoint(values[0])))
            } catch let error as PythonError
                where error.type == "TypeError" || error.isA("ValueError") || error.type == "OverflowError"
            {
                return values[1]
            }
        }
    }

    private static func round(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        let value = values[0]
        _ = try HashKey(values[2])
        guard let method = values[2].text, ["common", "ceil", "floor"].contains(method) else {
            throw PythonError.argument("method must be common, ceil or floor")
        }
        if method == "common" {
            switch value {
            case .bool, .int, .big:
                let decimals = values[1].isNone ? 0 : try interpreter.clampedIndex(values[1])
                guard let number = value.integer else { return value }
                if decimals >= 0 { return Value(number) }
                guard decimals > -5000 else { return .int(0) }
                let unit = BigInteger(10).power(-decimals)
                return Value(TimeDeltaObject.rounded(number, unit) * unit)
            case .float(let number):
                if values[1].isNone { return try interpreter.whole(.float(number.rounded(.toNearestOrEven))) }
                let decimals = try interpreter.clampedIndex(values[1])
                if !number.isFinite || decimals > 323 { return value }
                if decimals < -309 { return .float(Double(signOf: number, magnitudeOf: 0)) }
                let digits = FloatText.rounded(number.magnitude, decimals).text()
                guard let rounded = Double("\(digits)e\(-decimals)") else { return value }
                if rounded.isInfinite { throw PythonError.overflow("rounded value too large to represent") }
                return .float(Double(signOf: number, magnitudeOf: rounded))
            default: throw PythonError.type("type \(value.typeName) doesn't define __round__ method")
            }
        }
        let power = try interpreter.operate(.power, .int(10), values[1])
        let scaled = try interpreter.operate(.multiply, value, power)
        let whole: Value
        switch scaled {
        case .bool, .int, .big: whole = scaled
        case .float(let number): whole = try interpreter.whole(.float(number.rounded(method == "ceil" ? .up : .down)))
        default: throw PythonError.type("must be real number, not \(scaled.typeName)")
        }
        return try interpreter.operate(.divide, whole, power)
    }

    private static func sizeText(_ bytes: Double, isBinary: Bool) -> String {
        let base: Double = isBinary ? 1024 : 1000
        let step = BigInteger(isBinary ? 1024 : 1000)
        if bytes == 1 { return "1 Byte" }
        if bytes < base {
            return "\(FloatText.fixed(bytes.magnitude.rounded(.towardZero), 0).withSign(bytes <= -1)) Bytes"
        }
        let prefixes = ["k", "M", "G", "T", "P", "E", "Z", "Y"]
        var unit = step
        for (position, prefix) in prefixes.enumerated() {
            unit = unit * step
            if bytes.isFinite && BigInteger(bytes) < unit || position == prefixes.count - 1 {
                let name = isBinary ? prefix.uppercased() + "iB" : prefix + "B"
                return "\(FloatText.formatted(base * bytes / unit.double, "f", precision: 1)) \(name)"
            }
        }
        return ""
    }
}

extension String {
    fileprivate func withSign(_ isNegative: Bool) -> String { isNegative ? "-" + self : self }
}

extension Interpreter {
    /// `float(value)`
    func floatingPoint(_ value: Value) throws -> Double {
        switch value {
        case .float, .int, .bool, .big: return try double(value)
        case .string(let text), .markup(let text):
            if let number = NumberText.float(text) { return number }
            throw PythonError.value("could not convert string to float: \(try repr(value))")
        case .bytes(let bytes):
            if let number = NumberText.float(String(decoding: bytes, as: UTF8.self)) { return number }
            throw PythonError.value("could not convert string to float: \(PythonText.repr(bytes))")
        case .undefined(let missing): throw missing.error
        default: throw PythonError.type("float() argument must be a string or a real number, not '\(value.typeName)'")
        }
    }

    /// `int(value)` of a value that is not text.
    func whole(_ value: Value) throws -> Value {
        switch value {
        case .float(let number):
            if number.isNaN { throw PythonError.value("cannot convert float NaN to integer") }
            if number.isInfinite { throw PythonError.overflow("cannot convert float infinity to integer") }
            return Value(BigInteger(number))
        case .bool(let flag): return .int(flag ? 1 : 0)
        case .int, .big: return value
        case .undefined(let missing): throw missing.error
        case .bytes(let bytes):
            let text = String(decoding: bytes, as: UTF8.self)
            if let number = NumberText.integer(text) { return number }
            throw PythonError.value("invalid literal for int() with base 10: \(PythonText.repr(bytes))")
        default:
            throw PythonError.type(
                "int() argument must be a string, a bytes-like object or a real number, not '\(value.typeName)'")
        }
    }
}
