/// The operations of clients, by their names in rule files.
package enum DemoOperation: String, CaseIterable, Sendable {
    case list
    case get
    case create
    case update
    case delete
    case start
    case stop
    /// Alert groups with the payloads of past alerts.
    case payloads

    /// Whether it changes something on the server.
    package var isWrite: Bool { ![.list, .get, .payloads].contains(self) }

    /// The operation of a request; nil for all other requests.
    init?(_ request: DemoRequest) {
        switch (request.method.uppercased(), Resource(path: request.path)) {
        case ("GET", .integrations): self = .list
        case ("GET", .integration): self = .get
        case ("POST", .integrations): self = .create
        case ("PUT", .integration), ("PATCH", .integration): self = .update
        case ("DELETE", .integration): self = .delete
        case ("POST", .maintenanceStart): self = .start
        case ("POST", .maintenanceStop): self = .stop
        case ("GET", .alertGroups): self = .payloads
        default: return nil
        }
    }
}
