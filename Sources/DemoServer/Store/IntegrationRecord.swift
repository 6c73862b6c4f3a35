/// An integration as stored by the service.
struct IntegrationRecord: Sendable {
    let id: String
    let type: String
    /// The secret part of the link, which allows sending alerts.
    let secret: String
    /// Whether it is part of the seeded data, and so has alert groups.
    var isOld = false
    var name: String
    var description: String?
    var team: String?
    var templates: [TemplateSlot: String] = [:]
    var route: DefaultRoute
    var maintenance: MaintenanceRecord?
    var labels: [LabelRecord] = []
    var dynamicLabels: [LabelRecord] = []

    /// The engine accepts the type `maintenance` but never shows such an integration.
    var isVisible: Bool { type != "maintenance" }
}
