/// `datetime.time`
package final class TimeObject: PythonObject {
    /// Its date is ignored.
    package let asDateTime: DateTime

    init(_ moment: DateTime, keepingZone: Bool) {
        var time = moment
        (time.year, time.month, time.day) = (1900, 1, 1)
        if !keepingZone { time.zone = nil }
        asDateTime = time
    }

    override package var typeName: String { "datetime.time" }
    override var moduleName: String? { "datetime" }

    override func str(_ interpreter: Interpreter) throws -> String {
        try DateFormat.isoTime(asDateTime) + (asDateTime.zone?.offsetText() ?? "")
    }

    override func repr(_ interpreter: Interpreter) -> String {
        var parts = [asDateTime.hour, asDateTime.minute]
        if asDateTime.second != 0 || asDateTime.microsecond != 0 { parts.append(asDateTime.second) }
        if asDateTime.microsecond != 0 { parts.append(asDateTime.microsecond) }
        let zone = asDateTime.zone.map { ", tzinfo=\(TimeZoneObject($0).text)" } ?? ""
        return "datetime.time(\(parts.map(String.init).joined(separator: ", "))\(zone))"
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "hour": .int(asDateTime.hour)
        case "minute": .int(asDateTime.minute)
        case "second": .int(asDateTime.second)
        case "microsecond": .int(asDateTime.microsecond)
        case "fold": .int(0)
        case "tzinfo": asDateTime.zone.map { .object(TimeZoneObject($0)) } ?? Value.none
        case "fromisoformat", "isoformat", "strftime", "replace", "utcoffset", "tzname", "dst":
            .object(BoundMethod(.object(self), name))
        case "min": .object(TimeObject(DateTime(year: 1900, month: 1, day: 1), keepingZone: false))
        case "max":
            .object(
                TimeObject(
                    DateTime(
                        year: 1900, month: 1, day: 1, hour: 23, minute: 59, second: 59, microsecond: 999_999),
                    keepingZone: false))
        case "resolution": (try? TimeDelta(microseconds: 1)).map { .object(TimeDeltaObject($0)) }
        default: nil
        }
    }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let time = object as? TimeObject else { return false }
        return time.asDateTime.microseconds == asDateTime.microseconds
    }

    override func order(against other: Value, _ interpreter: Interpreter) -> Int? {
        guard case .object(let object) = other, let time = object as? TimeObject else { return nil }
        return asDateTime.microseconds - time.asDateTime.microseconds
    }

    override func hashKey() -> HashKey { .moment(asDateTime.microseconds, isAware: asDateTime.zone != nil) }
}
