import Jinja

/// Dates and durations in OnCall's filters.
enum OnCallDates {
    static func format(_ value: Value, _ format: Value, _ interpreter: Interpreter) throws -> Value {
        if case .undefined(let missing) = value { throw missing.error }
        let moment: DateTime
        switch value {
        case .object(let object as DateTimeObject): moment = object.value
        case .object(let object as DateObject): moment = object.asDateTime
        case .object(let object as TimeObject): moment = object.asDateTime
        default: return .none
        }
        guard let text = format.text else {
            throw PythonError.type("strftime() argument 1 must be str, not \(format.isNone ? "None" : format.typeName)")
        }
        return .string(try DateFormat.strftime(text, moment))
    }

    static func format(_ value: Value, _ format: Value, inZone name: Value, _ interpreter: Interpreter) throws -> Value
    {
        if case .undefined(let missing) = value { throw missing.error }
        guard case .object(let object) = value, let moment = object as? DateTimeObject else {
            throw interpreter.noAttribute("astimezone", of: value)
        }
        let zone: ServerZone
        switch name {
        case .none: throw PythonError("UnknownTimeZoneError", "None")
        case .string(let text), .markup(let text): zone = try ZoneTable.shared.zone(named: text)
        case .bytes(let bytes):
            guard let text = String(validating: bytes, as: Unicode.ASCII.self) else {
                throw PythonError("UnicodeDecodeError", "'ascii' codec can't decode the name")
            }
            zone = try ZoneTable.shared.zone(named: text)
        case .undefined(let missing): throw missing.error
        default: throw PythonError.attribute("'\(name.className)' object has no attribute 'upper'")
        }
        guard let text = format.text else {
            throw PythonError.type("strftime() argument 1 must be str, not \(format.isNone ? "None" : format.typeName)")
        }
        return .string(try DateFormat.strftime(text, try moment.value.inZone(zone)))
    }

    /// `90m` as a duration; months, quarters and years are recognized but have no effect.
    static func span(_ value: Value) throws -> Value {
        guard let text = value.text else { return .none }
        // A sign or a digit begins it, which decides most texts.
        guard let start = text.unicodeScalars.first, start == "-" || start == "+" || start.isPythonDecimal else {
            return .none
        }
        var scalars = Array(text.unicodeScalars)
        // The pattern's `$` also matches before a final newline.
        if scalars.last == "\n" { scalars.removeLast() }
        guard let unit = scalars.popLast() else { return .none }
        var digits = scalars[...]
        var isNegative = false
        if let sign = digits.first, sign == "-" || sign == "+" {
            isNegative = sign == "-"
            digits.removeFirst()
        }
        guard !digits.isEmpty, digits.allSatisfy(\.isPythonDecimal) else { return .none }
        let size: Int
        switch unit {
        case "s": size = 1
        case "m": size = 60
        case "h": size = 3600
        case "d": size = 86400
        case "w": size = 604_800
        default: return .none
        }
        let count = String(String.UnicodeScalarView(digits))
        guard let number = NumberText.integer(count)?.integer else { return .none }
        let total = number * BigInteger(size) * BigInteger(1_000_000)
        return .object(TimeDeltaObject(try TimeDelta(total: isNegative ? -total : total)))
    }
}
