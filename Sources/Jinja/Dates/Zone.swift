/// The offset of a clock from UTC, and the name of the zone.
struct Zone: Sendable, Hashable {
    /// Microseconds east of UTC.
    let offset: Int
    /// A name that is not made from the offset.
    let givenName: String?
    /// Whether it says if summer time is in effect: the zones of `pytz` do, `datetime.timezone` doesn't.
    let knowsSummerTime: Bool

    /// - Parameter name: nil for the name that `datetime.timezone` makes.
    init(offset: Int, name: String? = nil, knowsSummerTime: Bool = false) {
        self.offset = offset
        givenName = name
        self.knowsSummerTime = knowsSummerTime
    }

    /// `datetime.timezone(…)`
    /// - Throws: a `ValueError` for one day or more.
    init(checking offset: Int, name: String? = nil) throws {
        guard offset.magnitude < 86_400_000_000 else {
            let span = try TimeDelta(microseconds: offset).repr
            throw PythonError.value(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not \(span)."
            )
        }
        self.init(offset: offset, name: name)
    }

    static let utc = Zone(offset: 0)

    /// `tzname()`
    var name: String { givenName ?? (offset == 0 ? "UTC" : "UTC" + offsetText()) }

    /// `+01:00`; `+01:00:30` and `+01:00:30.000001` if there are seconds and fractions of one.
    func offsetText(separator: String = ":") -> String {
        let (size, micros) = offset.magnitude.quotientAndRemainder(dividingBy: 1_000_000)
        func two(_ value: UInt) -> String { (value < 10 ? "0" : "") + String(value) }
        var text = (offset < 0 ? "-" : "+") + two(size / 3600) + separator + two(size / 60 % 60)
        if size % 60 != 0 || micros != 0 { text += separator + two(size % 60) }
        if micros != 0 { text += "." + DateFormat.padded(Int(micros), 6) }
        return text
    }
}
