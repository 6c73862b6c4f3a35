/// `datetime.timezone`, as returned by `tzinfo`. Templates never see a zone of `pytz`.
final class TimeZoneObject: PythonObject {
    let zone: Zone

    init(_ zone: Zone) { self.zone = zone }

    override var typeName: String { "datetime.timezone" }
    override var moduleName: String? { "datetime" }

    var text: String {
        if zone == .utc { return "datetime.timezone.utc" }
        let span = (try? TimeDelta(microseconds: zone.offset))?.repr ?? ""
        return "datetime.timezone(\(span)\(zone.givenName.map { ", " + PythonText.repr($0) } ?? ""))"
    }

    override func repr(_ interpreter: Interpreter) -> String { text }

    override func str(_ interpreter: Interpreter) -> String { zone.name }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "tzname", "utcoffset", "dst", "fromutc": .object(BoundMethod(.object(self), name))
        case "min": .object(TimeZoneObject(Zone(offset: -86_340_000_000)))
        case "max": .object(TimeZoneObject(Zone(offset: 86_340_000_000)))
        case "utc": .object(TimeZoneObject(.utc))
        default: nil
        }
    }

    override func hasHidden(_ name: String) -> Bool { super.hasHidden(name) || name == "__getinitargs__" }

    override func hashKey() -> HashKey { .zone(zone.offset) }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let other = object as? TimeZoneObject else { return false }
        return other.zone.offset == zone.offset
    }
}
