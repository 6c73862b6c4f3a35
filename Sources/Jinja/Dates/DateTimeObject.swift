/// `datetime.datetime`
package final class DateTimeObject: PythonObject {
    /// The date and time.
    package let value: DateTime

    /// Makes a template value of a date and time.
    package init(_ value: DateTime) { self.value = value }

    override package var typeName: String { "datetime.datetime" }
    override var moduleName: String? { "datetime" }
    override func str(_ interpreter: Interpreter) throws -> String { try DateFormat.iso(value, separator: " ") }

    override func repr(_ interpreter: Interpreter) throws -> String {
        var parts = [value.year, value.month, value.day, value.hour, value.minute]
        if value.second != 0 || value.microsecond != 0 { parts.append(value.second) }
        if value.microsecond != 0 { parts.append(value.microsecond) }
        let zone = value.zone.map { ", tzinfo=\(TimeZoneObject($0).text)" } ?? ""
        return "datetime.datetime(\(parts.map(String.init).joined(separator: ", "))\(zone))"
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        switch name {
        case "year": return .int(value.year)
        case "month": return .int(value.month)
        case "day": return .int(value.day)
        case "hour": return .int(value.hour)
        case "minute": return .int(value.minute)
        case "second": return .int(value.second)
        case "microsecond": return .int(value.microsecond)
        case "fold": return .int(0)
        case "tzinfo": return value.zone.map { .object(TimeZoneObject($0)) } ?? Value.none
        case "min": return .object(DateTimeObject(DateTime(year: 1, month: 1, day: 1)))
        case "max":
            return .object(
                DateTimeObject(
                    DateTime(year: 9999, month: 12, day: 31, hour: 23, minute: 59, second: 59, microsecond: 999_999)))
        case "resolution": return .object(TimeDeltaObject(try TimeDelta(microseconds: 1)))
        default:
            return DateTimeMethods.names.contains(name) ? .object(BoundMethod(.object(self), name)) : nil
        }
    }

    override func hasHidden(_ name: String) -> Bool { super.hasHidden(name) || HiddenAttributes.moment.contains(name) }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let moment = object as? DateTimeObject else { return false }
        guard (moment.value.zone == nil) == (value.zone == nil) else { return false }
        return moment.value.microseconds == value.microseconds
    }

    override func order(against other: Value, _ interpreter: Interpreter) throws -> Int? {
        guard case .object(let object) = other, let moment = object as? DateTimeObject else {
            if case .object(let object) = other, object is DateObject {
                throw PythonError.type("can't compare datetime.datetime to datetime.date")
            }
            return nil
        }
        guard (moment.value.zone == nil) == (value.zone == nil) else {
            throw PythonError.type("can't compare offset-naive and offset-aware datetimes")
        }
        let difference = value.microseconds - moment.value.microseconds
        return difference < 0 ? -1 : difference > 0 ? 1 : 0
    }

    override func hashKey() -> HashKey { .moment(value.microseconds, isAware: value.zone != nil) }

    override func operate(_ operation: BinaryOperator, with other: Value, isLeft: Bool) throws -> Value? {
        guard case .object(let object) = other else { return nil }
        if let duration = object as? TimeDeltaObject, operation == .add || operation == .subtract && isLeft {
            let sign = operation == .add ? 1 : -1
            let (days, isTooFar) = duration.value.days.multipliedReportingOverflow(by: 86_400_000_000 * sign)
            guard !isTooFar else { throw PythonError.overflow("date value out of range") }
            let (moved, isOutside) = value.localMicroseconds.addingReportingOverflow(days)
            guard !isOutside else { throw PythonError.overflow("date value out of range") }
            return .object(
                DateTimeObject(
                    try DateTime(localMicroseconds: moved + sign * duration.value.insideDay, zone: value.zone)))
        }
        if let moment = object as? DateTimeObject, operation == .subtract, isLeft {
            guard (moment.value.zone == nil) == (value.zone == nil) else {
                throw PythonError.type("can't subtract offset-naive and offset-aware datetimes")
            }
            return .object(TimeDeltaObject(try TimeDelta(microseconds: value.microseconds - moment.value.microseconds)))
        }
        return nil
    }
}
