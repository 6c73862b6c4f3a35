/// A maintenance window as stored by the service; times are seconds since 1970.
struct MaintenanceRecord: Sendable {
    var mode: String
    var start: Int
    var end: Int
    /// Whether the worker does not close it: it stays overdue until it is stopped.
    var isForgotten = false
}
