extension DateTime {
    /// `datetime.fromtimestamp`, on a server whose clock is UTC.
    /// - Parameters:
    ///   - timestamp: seconds since the start of 1970.
    ///   - isLocal: whether the result is a local time: Python then looks one day back for a fold, and there is nothing before the
    ///     year 1.
    /// - Throws: as Python with the C library musl: a `ValueError` for years out of range, an `OSError` for those that the C library
    ///   can't count, an `OverflowError` beyond 64 bits.
    package init(timestamp: Value, isLocal: Bool = true) throws {
        let (seconds, micros) = try DateTime.split(timestamp)
        if isLocal, try DateTime.year(seconds) == 1 { _ = try DateTime.year(seconds - 86_400) }
        _ = try DateTime.year(seconds)
        try self.init(localMicroseconds: seconds * 1_000_000 + micros + DateTime.unixEpoch)
    }

    private static func split(_ timestamp: Value) throws -> (seconds: Int, micros: Int) {
        let tooLarge = PythonError.overflow("timestamp out of range for platform time_t")
        if case .float(let number) = timestamp {
            if number.isNaN { throw PythonError.value("Invalid value NaN (not a number)") }
            var whole = number.rounded(.towardZero)
            guard whole >= -0x1p63, whole < 0x1p63 else { throw tooLarge }
            var fraction = ((number - whole) * 1_000_000).rounded(.toNearestOrEven)
            if fraction >= 1_000_000 {
                fraction -= 1_000_000
                whole += 1
            } else if fraction < 0 {
                fraction += 1_000_000
                whole -= 1
            }
            guard whole >= -0x1p63, whole < 0x1p63 else { throw tooLarge }
            return (Int(whole), Int(fraction))
        }
        guard let number = timestamp.integer else {
            throw PythonError.type("'\(timestamp.typeName)' object cannot be interpreted as an integer")
        }
        guard let seconds = number.int else { throw tooLarge }
        return (seconds, 0)
    }

    /// The year of an instant, from 1 to 9999.
    private static func year(_ seconds: Int) throws -> Int {
        var days = seconds / 86_400
        if seconds % 86_400 < 0 { days -= 1 }
        // Days since the start of the year 1, in cycles of 400 years.
        days += 719_162
        var cycles = days / 146_097
        if days % 146_097 < 0 { cycles -= 1 }
        let year = cycles * 400 + date(ordinal: days - cycles * 146_097 + 1).year
        guard let counted = Int32(exactly: year - 1900) else {
            throw PythonError("OSError", "[Errno 75] Value too large for data type")
        }
        // Python adds 1900 without looking.
        let shown = counted &+ 1900
        guard (1...9999).contains(shown) else { throw PythonError.value("year \(shown) is out of range") }
        return Int(shown)
    }
}
