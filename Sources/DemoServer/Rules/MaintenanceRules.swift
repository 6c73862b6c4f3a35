import JSON

/// The rules for `maintenance_start`.
struct MaintenanceRules {
    let dialect: DemoDialect

    /// The window requested by `body`.
    /// - Parameter second: the current time, in seconds since 1970.
    func read(_ body: JSONValue, at second: Int) throws(Problem) -> MaintenanceRecord {
        guard case .object(let object) = body else { throw .serverError }
        guard let mode = object["mode"]?.string?.lowercased(), dialect.maintenanceModes.contains(mode) else {
            throw .field("mode", "Unknown mode")
        }
        switch PythonText.int(object["duration"] ?? .null) {
        case .invalid: throw .field("duration", "Invalid duration")
        case .huge: throw .serverError
        case .value(let seconds):
            let (end, overflow) = second.addingReportingOverflow(seconds)
            // Python's dates end with the year 9999, and the engine does not handle the overflow.
            guard !overflow, end <= Timestamp.maxSecond, end > 0 else { throw .serverError }
            return MaintenanceRecord(mode: mode, start: second, end: end)
        }
    }
}
