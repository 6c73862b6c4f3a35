package import OnCall

/// Under what the payload of an integration is remembered.
package struct PayloadKey: Hashable, Sendable {
    /// The base URL of the server.
    package let server: String
    package let integration: IntegrationID

    package init(server: String, integration: IntegrationID) {
        self.server = server
        self.integration = integration
    }
}
