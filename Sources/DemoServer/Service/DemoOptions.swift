/// What the service is like: the kind of server, its data, who may come in.
package struct DemoOptions: Sendable {
    package var dialect: DemoDialect
    /// How many integrations there are at the start.
    package var count: Int
    /// The same seed makes the same company.
    package var seed: UInt64
    /// The token that opens the door; nil makes one. One that begins with `glsa_` is treated as a service account's.
    package var token: String?
    package var role: DemoRole
    /// The server's configured base address, which `next`, `previous` and `link` are built from; nil takes the request's Host.
    package var publicURL: String?
    /// The stack that service-account tokens belong to.
    package var grafanaURL: String
    /// Whether a Slack workspace is connected; nil connects it in the Cloud only.
    package var isSlackConnected: Bool?
    /// Seconds between the end of a maintenance window and the worker's noticing it.
    package var workerLag: Double
    /// Whether no worker runs at all, so that no maintenance window ever ends by itself.
    package var isWorkerDown: Bool
    /// Whether a template's syntax is good enough to be stored.
    package var templateChecker: @Sendable (String) -> Bool

    package init(dialect: DemoDialect = .cloud, count: Int = 120, seed: UInt64 = 1) {
        self.dialect = dialect
        self.count = count
        self.seed = seed
        token = nil
        role = .admin
        publicURL = nil
        grafanaURL = "http://127.0.0.1:3999"
        isSlackConnected = nil
        workerLag = 2
        isWorkerDown = false
        templateChecker = { RoughTemplateCheck.accepts($0) }
    }

    var hasSlack: Bool { isSlackConnected ?? (dialect == .cloud) }
}
