/// A time zone, as returned by `tzinfo`.
final class TimeZoneObject: PythonObject {
    let zone: Zone

    init(_ zone: Zone) { self.zone = zone }

    override var typeName: String {
        switch zone.kind {
        case .utc, .fixed: "datetime.timezone"
        case .pytzUTC: "UTC"
        case .pytz(let name, _, _): name
        }
    }
    override var moduleName: String? {
        switch zone.kind {
        case .utc, .fixed: "datetime"
        case .pytzUTC: "pytz"
        case .pytz: "pytz.tzfile"
        }
    }

    var text: String {
        switch zone.kind {
        case .utc: return "datetime.timezone.utc"
        case .fixed:
            let span = (try? TimeDelta(microseconds: zone.offset * 1_000_000))?.repr ?? ""
            let isNamed = !zone.name.hasPrefix("UTC")
            return "datetime.timezone(\(span)\(isNamed ? ", " + PythonText.repr(zone.name) : ""))"
        case .pytzUTC: return "<UTC>"
        case .pytz(let name, let isStandard, _):
            let span = (try? TimeDelta(microseconds: zone.offset * 1_000_000))?.text ?? ""
            let sign = zone.offset >= 0 ? "+" : ""
            return "<DstTzInfo '\(name)' \(zone.name)\(sign)\(span) \(isStandard ? "STD" : "DST")>"
        }
    }

    override func repr(_ interpreter: Interpreter) -> String { text }

    override func str(_ interpreter: Interpreter) -> String {
        if case .pytz(let name, _, _) = zone.kind { return name }
        return zone.name
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "tzname", "utcoffset", "dst": return .object(BoundMethod(.object(self), name))
        case "zone":
            if case .pytz(let name, _, _) = zone.kind { return .string(name) }
            return zone.kind == .pytzUTC ? .string("UTC") : nil
        case "min", "max":
            guard zone.kind == .utc || zone.kind == .fixed else { return nil }
            return .object(TimeZoneObject(.fixed(name == "min" ? -86_340 : 86_340)))
        case "utc": return zone.kind == .utc || zone.kind == .fixed ? .object(TimeZoneObject(.utc)) : nil
        default: return nil
        }
    }

    override func hasHidden(_ name: String) -> Bool { super.hasHidden(name) || name == "__getinitargs__" }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let other = object as? TimeZoneObject else { return false }
        return other.zone.offset == zone.offset && other.zone.kind == zone.kind
    }
}
