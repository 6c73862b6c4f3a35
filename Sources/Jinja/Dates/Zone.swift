/// The offset of a clock from UTC, and the name of the zone.
struct Zone: Sendable, Hashable {
    enum Kind: Sendable, Hashable {
        /// `datetime.timezone.utc`
        case utc
        /// `datetime.timezone(…)`
        case fixed
        /// `pytz.utc`
        case pytzUTC
        /// A zone of the zone database, as pytz represents it.
        case pytz(String, isStandard: Bool, savings: Int)
    }

    /// Seconds east of UTC.
    let offset: Int
    /// `tzname()`
    let name: String
    let kind: Kind

    /// `tm_isdst`: whether summer time is in effect; -1 if the zone doesn't say.
    var daylightFlag: Int {
        switch kind {
        case .utc, .fixed: -1
        case .pytzUTC: 0
        case .pytz(_, _, let savings): savings == 0 ? 0 : 1
        }
    }

    static let utc = Zone(offset: 0, name: "UTC", kind: .utc)

    static func fixed(_ offset: Int, name: String? = nil) -> Zone {
        if offset == 0, name == nil { return .utc }
        return Zone(offset: offset, name: name ?? "UTC" + offsetText(offset), kind: .fixed)
    }

    /// `+01:00`, or `+01:00:30` if there are seconds.
    static func offsetText(_ offset: Int, separator: String = ":") -> String {
        let size = offset.magnitude
        func two(_ value: UInt) -> String { (value < 10 ? "0" : "") + String(value) }
        let seconds = size % 60 == 0 ? "" : separator + two(size % 60)
        return (offset < 0 ? "-" : "+") + two(size / 3600) + separator + two(size / 60 % 60) + seconds
    }
}
