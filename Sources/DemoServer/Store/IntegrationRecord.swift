/// An integration as the service keeps it.
struct IntegrationRecord: Sendable {
    let id: String
    let type: String
    /// The part of the integration's address that lets alerts in.
    let secret: String
    /// Whether it existed before the service started, and so has a past: alert groups.
    var isOld = false
    var name: String
    var description: String?
    var team: String?
    var templates: [TemplatePlace: String] = [:]
    var route: DefaultRoute
    var maintenance: MaintenanceRecord?
    var labels: [LabelRecord] = []
    var dynamicLabels: [LabelRecord] = []

    /// The engine accepts the type `maintenance` and never shows such an integration again.
    var isVisible: Bool { type != "maintenance" }
}
