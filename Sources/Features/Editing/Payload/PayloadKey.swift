package import OnCall

/// The key under which a payload is stored.
package struct PayloadKey: Hashable, Sendable {
    /// The base URL of the server.
    package let server: String
    package let integration: IntegrationID

    package init(server: String, integration: IntegrationID) {
        self.server = server
        self.integration = integration
    }
}
