/// A duration like Python's `timedelta`.
package struct TimeDelta: Sendable, Hashable {
    let days: Int
    /// 0 ... 86399
    let seconds: Int
    /// 0 ... 999999
    let microseconds: Int

    /// - Throws: an `OverflowError` beyond 999999999 days.
    init(days: Int = 0, microseconds: Int = 0) throws {
        var rest = microseconds % 86_400_000_000
        var more = microseconds / 86_400_000_000
        if rest < 0 {
            rest += 86_400_000_000
            more -= 1
        }
        self.days = days + more
        seconds = rest / 1_000_000
        self.microseconds = rest % 1_000_000
        guard self.days.magnitude <= 999_999_999 else {
            if self.days.magnitude > Int(Int32.max) {
                throw PythonError.overflow("Python int too large to convert to C int")
            }
            throw PythonError.overflow("days=\(self.days); must have magnitude <= 999999999")
        }
    }

    /// - Throws: an `OverflowError` beyond 999999999 days.
    package init(total: BigInteger) throws {
        let (days, rest) = total.dividedDown(by: BigInteger(86_400_000_000))
        guard let days = days.int, days.magnitude <= UInt(Int32.max) else {
            throw PythonError.overflow("Python int too large to convert to C int")
        }
        try self.init(days: days, microseconds: rest.int ?? 0)
    }

    var insideDay: Int { seconds * 1_000_000 + microseconds }
    /// The total in microseconds, which may exceed a machine integer.
    var total: BigInteger { BigInteger(days) * BigInteger(86_400_000_000) + BigInteger(insideDay) }

    var totalSeconds: Double {
        let micros = total
        if let small = micros.int, small.magnitude < 1 << 53 { return Double(small) / 1_000_000 }
        // Whole seconds are exact far beyond the range in which microseconds are.
        return Double(days * 86_400 + seconds) + Double(microseconds) / 1_000_000
    }

    var isZero: Bool { days == 0 && seconds == 0 && microseconds == 0 }

    var text: String {
        func two(_ value: Int) -> String { (value < 10 ? "0" : "") + String(value) }
        var text = "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
        if days != 0 { text = "\(days) day\(days.magnitude == 1 ? "" : "s"), " + text }
        if microseconds != 0 { text += "." + DateFormat.padded(microseconds, 6) }
        return text
    }

    var repr: String {
        var parts: [String] = []
        if days != 0 { parts.append("days=\(days)") }
        if seconds != 0 { parts.append("seconds=\(seconds)") }
        if microseconds != 0 { parts.append("microseconds=\(microseconds)") }
        return "datetime.timedelta(\(parts.isEmpty ? "0" : parts.joined(separator: ", ")))"
    }
}
