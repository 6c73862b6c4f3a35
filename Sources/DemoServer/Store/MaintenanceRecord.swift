/// A maintenance window as the service keeps it; moments are seconds since 1970.
struct MaintenanceRecord: Sendable {
    var mode: String
    var start: Int
    var end: Int
    /// Whether the worker has lost sight of it: it stays, over its end, until somebody stops it.
    var isForgotten = false
}
