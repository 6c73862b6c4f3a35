/// Methods of `datetime`, `date`, `time` and zones.
enum DateTimeMethods {
    static let dateNames: Set<String> = [
        "ctime", "fromisocalendar", "fromisoformat", "fromordinal", "fromtimestamp", "isocalendar", "isoformat",
        "isoweekday",
        "replace", "strftime", "timetuple", "today", "toordinal", "weekday",
    ]
    static let names: Set<String> = dateNames.union([
        "astimezone", "combine", "date", "dst", "now", "strptime", "time", "timestamp", "timetz", "tzname",
        "utcfromtimestamp", "utcnow", "utcoffset", "utctimetuple",
    ])

    private static func span(_ microseconds: Int) throws -> Value {
        .object(TimeDeltaObject(try TimeDelta(microseconds: microseconds)))
    }

    private static func format(_ arguments: CallArguments, _ moment: DateTime) throws -> Value {
        let values = try Methods.named("strftime", [("format", nil)], arguments)
        guard let text = values[0].text else {
            throw PythonError.type(
                "strftime() argument 1 must be str, not \(values[0].isNone ? "None" : values[0].typeName)")
        }
        return .string(try DateFormat.strftime(text, moment))
    }

    /// Methods shared with `date`.
    private static func calendar(
        _ name: String, _ moment: DateTime, _ arguments: CallArguments, _ type: String, _ interpreter: Interpreter
    ) throws -> Value? {
        switch name {
        case "weekday", "isoweekday", "toordinal", "isocalendar", "ctime", "timetuple", "utctimetuple":
            try Methods.none("\(type).\(name)", arguments)
        default: break
        }
        switch name {
        case "weekday": return .int(moment.weekday)
        case "isoweekday": return .int(moment.weekday + 1)
        case "toordinal": return .int(moment.ordinal)
        case "isocalendar":
            let iso = moment.isoCalendar
            return .object(
                NamedTupleObject(
                    "datetime.IsoCalendarDate", [("year", iso.year), ("week", iso.week), ("weekday", iso.day)]))
        case "ctime": return .string(try DateFormat.strftime("%a %b %e %H:%M:%S %Y", moment))
        case "strftime": return try format(arguments, moment)
        case "timetuple", "utctimetuple":
            let moment = name == "utctimetuple" ? try DateTime(localMicroseconds: moment.microseconds) : moment
            return .object(
                NamedTupleObject(
                    "time.struct_time",
                    [
                        ("tm_year", moment.year), ("tm_mon", moment.month), ("tm_mday", moment.day),
                        ("tm_hour", moment.hour),
                        ("tm_min", moment.minute), ("tm_sec", moment.second), ("tm_wday", moment.weekday),
                        ("tm_yday", moment.dayOfYear),
                        ("tm_isdst", name == "utctimetuple" ? 0 : -1),
                    ]))
        default: return nil
        }
    }

    static func call(_ name: String, _ moment: DateTime, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        if let value = try calendar(name, moment, arguments, "datetime", interpreter) { return value }
        func made(_ moment: DateTime) -> Value { .object(DateTimeObject(moment)) }
        switch name {
        case "isoformat":
            let values = try Methods.named(name, [("sep", .string("T")), ("timespec", .string("auto"))], arguments)
            guard let separator = values[0].text, PythonText.length(separator) == 1 else {
                throw PythonError.type("isoformat() argument 1 must be a unicode character, not \(values[0].typeName)")
            }
            return .string(try DateFormat.iso(moment, separator: separator, precision: values[1].text ?? ""))
        case "date":
            try Methods.none("datetime.date", arguments)
            return .object(DateObject(moment.year, moment.month, moment.day))
        case "time", "timetz":
            try Methods.none("datetime.\(name)", arguments)
            return .object(TimeObject(moment, keepingZone: name == "timetz"))
        case "timestamp":
            try Methods.none("datetime.timestamp", arguments)
            try moment.checkLocalTime()
            let micros = moment.microseconds - DateTime.unixEpoch
            return .float(Double(micros / 1_000_000) + Double(micros % 1_000_000) / 1_000_000)
        case "utcoffset":
            try Methods.none("datetime.utcoffset", arguments)
            return try moment.zone.map { try span($0.offset) } ?? .none
        case "tzname":
            try Methods.none("datetime.tzname", arguments)
            return moment.zone.map { .string($0.name) } ?? .none
        case "dst":
            try Methods.none("datetime.dst", arguments)
            return .none
        case "replace":
            let values = try Methods.named(
                name,
                [
                    ("year", .int(moment.year)), ("month", .int(moment.month)), ("day", .int(moment.day)),
                    ("hour", .int(moment.hour)), ("minute", .int(moment.minute)), ("second", .int(moment.second)),
                    ("microsecond", .int(moment.microsecond)),
                    ("tzinfo", moment.zone.map { .object(TimeZoneObject($0)) } ?? .some(.none)), ("fold", .int(0)),
                ], arguments)
            let fields = try values.prefix(7).map { try interpreter.index($0, as: "C int") }
            return made(
                try DateTime(
                    year: fields[0], month: fields[1], day: fields[2], hour: fields[3], minute: fields[4],
                    second: fields[5],
                    microsecond: fields[6], zone: try zone(values[7])
                ).checked())
        case "astimezone":
            let values = try Methods.named(name, [("tz", .some(.none))], arguments)
            try moment.checkLocalTime()
            guard let target = try zone(values[0]) else {
                var utc = try DateTime(localMicroseconds: moment.microseconds)
                utc.zone = .utc
                return made(utc)
            }
            return made(try DateTime(localMicroseconds: moment.microseconds + target.offset, zone: target))
        case "strptime":
            let values = try Methods.some("datetime", name, 2...2, arguments)
            return made(
                try DateParse.moment(
                    try StringMethods.argument(values[0], name, 1),
                    format: try StringMethods.argument(values[1], name, 2)))
        case "fromisoformat":
            let value = try Methods.one("datetime.fromisoformat", arguments)
            guard let text = value.text else { throw PythonError.type("fromisoformat: argument must be str") }
            return made(try ISOText.moment(text))
        case "fromtimestamp", "utcfromtimestamp":
            let values = try Methods.named(name, [("timestamp", nil), ("tz", .some(.none))], arguments)
            let zone = try zone(values[1])
            var result = try DateTime(
                timestamp: values[0], isLocal: name == "fromtimestamp" && zone == nil)
            if let zone {
                result = try DateTime(localMicroseconds: result.localMicroseconds + zone.offset, zone: zone)
            }
            return made(result)
        case "fromordinal":
            let ordinal = try interpreter.index(try Methods.one("datetime.fromordinal", arguments), as: "C int")
            guard ordinal >= 1, ordinal <= 3_652_059 else { throw PythonError.value("ordinal must be >= 1") }
            let (year, month, day) = DateTime.date(ordinal: ordinal)
            return made(DateTime(year: year, month: month, day: day))
        case "fromisocalendar":
            let values = try Methods.named(name, [("year", nil), ("week", nil), ("day", nil)], arguments)
            let fields = try values.map { try interpreter.index($0, as: "C int") }
            guard let date = ISOText.date(fields[0], week: fields[1], day: fields[2]) else {
                throw PythonError.value("Invalid week: \(fields[1])")
            }
            return made(date)
        case "combine":
            let values = try Methods.named(name, [("date", nil), ("time", nil), ("tzinfo", .bool(true))], arguments)
            let date: DateTime
            switch values[0] {
            case .object(let object as DateObject): date = object.asDateTime
            case .object(let object as DateTimeObject): date = object.value
            default:
                throw PythonError.type("combine() argument 1 must be datetime.date, not \(values[0].typeName)")
            }
            guard case .object(let object) = values[1], let time = object as? TimeObject else {
                throw PythonError.type("combine() argument 2 must be datetime.time, not \(values[1].typeName)")
            }
            var result = time.asDateTime
            (result.year, result.month, result.day) = (date.year, date.month, date.day)
            if case .bool = values[2] {} else { result.zone = try zone(values[2]) }
            return made(result)
        default:
            // now, today, utcnow
            let values = try Methods.named(name, name == "now" ? [("tz", .some(.none))] : [], arguments)
            var now = try DateTime(localMicroseconds: interpreter.now.microseconds)
            if let zone = try values.first.flatMap({ try zone($0) }) {
                now = try DateTime(localMicroseconds: now.localMicroseconds + zone.offset, zone: zone)
            }
            return made(now)
        }
    }

    static func call(_ name: String, _ date: DateObject, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        if let value = try calendar(name, date.asDateTime, arguments, "date", interpreter) { return value }
        switch name {
        case "isoformat":
            try Methods.none("date.isoformat", arguments)
            return .string(DateFormat.isoDate(date.asDateTime))
        case "replace":
            let values = try Methods.named(
                name, [("year", .int(date.year)), ("month", .int(date.month)), ("day", .int(date.day))], arguments)
            let fields = try values.map { try interpreter.index($0, as: "C int") }
            let moment = try DateTime(year: fields[0], month: fields[1], day: fields[2]).checked()
            return .object(DateObject(moment.year, moment.month, moment.day))
        case "today": return .object(DateObject(interpreter.now.year, interpreter.now.month, interpreter.now.day))
        default:
            guard case .object(let made) = try call(name, date.asDateTime, arguments, interpreter),
                let moment = made as? DateTimeObject
            else { return .none }
            return .object(DateObject(moment.value.year, moment.value.month, moment.value.day))
        }
    }

    static func call(_ name: String, _ time: TimeObject, _ arguments: CallArguments, _ interpreter: Interpreter) throws
        -> Value
    {
        let moment = time.asDateTime
        switch name {
        case "fromisoformat":
            let value = try Methods.one("time.fromisoformat", arguments)
            guard let text = value.text else { throw PythonError.type("fromisoformat: argument must be str") }
            return .object(TimeObject(try ISOText.time(text), keepingZone: true))
        case "isoformat":
            let values = try Methods.named(name, [("timespec", .string("auto"))], arguments)
            return .string(
                try DateFormat.isoTime(moment, precision: values[0].text ?? "")
                    + (moment.zone?.offsetText() ?? ""))
        case "strftime": return try format(arguments, moment)
        case "utcoffset": return try moment.zone.map { try span($0.offset) } ?? .none
        case "tzname": return moment.zone.map { .string($0.name) } ?? .none
        case "dst": return .none
        default:
            let values = try Methods.named(
                name,
                [
                    ("hour", .int(moment.hour)), ("minute", .int(moment.minute)), ("second", .int(moment.second)),
                    ("microsecond", .int(moment.microsecond)),
                ], arguments)
            let fields = try values.map { try interpreter.index($0, as: "C int") }
            let changed = try DateTime(
                year: 1900, month: 1, day: 1, hour: fields[0], minute: fields[1], second: fields[2],
                microsecond: fields[3],
                zone: moment.zone
            ).checked()
            return .object(TimeObject(changed, keepingZone: true))
        }
    }

    static func call(_ name: String, _ zone: TimeZoneObject, _ arguments: CallArguments, _ interpreter: Interpreter)
        throws
        -> Value
    {
        _ = try Methods.some("timezone", name, 1...1, arguments)
        switch name {
        case "tzname": return .string(zone.zone.name)
        case "utcoffset": return try span(zone.zone.offset)
        default: return .none
        }
    }

    private static func zone(_ value: Value) throws -> Zone? {
        switch value {
        case .none: return nil
        case .object(let object):
            if let zone = object as? TimeZoneObject { return zone.zone }
        default: break
        }
        throw PythonError.type("tzinfo argument must be None or of a tzinfo subclass, not type '\(value.typeName)'")
    }
}
