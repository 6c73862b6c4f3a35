/// How an integration handles alerts during a maintenance window. An open set: the two kinds of server have different ones.
package struct MaintenanceMode: RawRepresentable, Hashable, Sendable {
    package let rawValue: String
    package init(rawValue: String) { self.rawValue = rawValue }

    // The API reference, "Start maintenance".
    package static let silenceEscalations = MaintenanceMode(rawValue: "silence_escalations")
    package static let groupAlerts = MaintenanceMode(rawValue: "group_alerts")
    package static let disableAlerts = MaintenanceMode(rawValue: "disable_alerts")
    // The open-source engine.
    package static let debug = MaintenanceMode(rawValue: "debug")
    package static let maintenance = MaintenanceMode(rawValue: "maintenance")

    /// The display name.
    package var title: String {
        switch self {
        case .silenceEscalations: "Silence escalations"
        case .groupAlerts: "Group alerts"
        case .disableAlerts: "Disable alerts"
        case .debug: "Debug"
        case .maintenance: "Maintenance"
        default: rawValue
        }
    }

    /// What it does, in one line.
    package var explanation: String {
        switch self {
        case .silenceEscalations: "alerts are created, no notifications"
        case .groupAlerts: "alerts go into one group, no notifications"
        case .disableAlerts: "incoming alerts are ignored"
        case .debug: "alerts are created, escalations are silenced"
        case .maintenance: "alerts go into one group, which a stop resolves"
        default: "a mode of this server"
        }
    }

    /// Whether alerts are collected in one group, which a stop resolves.
    package var collectsAlerts: Bool { self == .groupAlerts || self == .maintenance }
}
