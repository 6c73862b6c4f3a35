extension DateTime {
    /// `datetime.fromtimestamp`, on a server whose clock is UTC.
    package init(timestamp: Value) throws {
        let micros: Int
        switch timestamp {
        case .float(let number):
            if number.isNaN { throw PythonError.value("cannot convert float NaN to integer") }
            if number.isInfinite { throw PythonError.overflow("cannot convert float infinity to integer") }
            guard number.magnitude < 9.2e18 else {
                throw PythonError.overflow("timestamp out of range for platform time_t")
            }
            let whole = number.rounded(.down)
            guard whole.magnitude < 1e12 else { throw PythonError.value("year is out of range") }
            let fraction = ((number - whole) * 1_000_000).rounded(.toNearestOrEven)
            micros = Int(whole) * 1_000_000 + Int(fraction)
        default:
            guard let number = timestamp.integer else {
                throw PythonError.type("'\(timestamp.typeName)' object cannot be interpreted as an integer")
            }
            guard let seconds = number.int else {
                throw PythonError.overflow("timestamp out of range for platform time_t")
            }
            guard seconds.magnitude < 1_000_000_000_000 else { throw PythonError.value("year is out of range") }
            micros = seconds * 1_000_000
        }
        // Python looks one day back for a fold, and there is nothing before the year 1.
        guard micros >= (-62_135_596_800 + 86_400) * 1_000_000 else {
            throw PythonError.value("year 0 is out of range")
        }
        do {
            self = try DateTime(localMicroseconds: micros + DateTime.unixEpoch)
        } catch {
            throw PythonError.value("year is out of range")
        }
    }
}
