/// Lengths of maintenance windows as text.
package enum MaintenanceDuration {
    /// Thirty days. The service has no limit, but answers absurd durations with an error page.
    package static let maxSeconds = 30 * 86_400

    /// `1:30:00` for an hour and a half, `2d 3:00:00` from a day on.
    package static func countdown(_ seconds: Int) -> String {
        let clamped = max(0, seconds)
        let days = clamped / 86_400
        let clock = "\(clamped % 86_400 / 3600):\(twoDigits(clamped / 60 % 60)):\(twoDigits(clamped % 60))"
        return days > 0 ? "\(days)d \(clock)" : clock
    }

    /// `1 h 30 min`, for sentences; without seconds from an hour on.
    package static func text(_ seconds: Int) -> String {
        let seconds = seconds >= 3600 ? (seconds + 30) / 60 * 60 : seconds
        let parts = [
            (seconds / 86_400, "d"), (seconds / 3600 % 24, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s"),
        ]
        let present = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        return present.isEmpty ? "0 s" : present.joined(separator: " ")
    }

    private static func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
}
