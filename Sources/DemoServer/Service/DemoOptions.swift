/// Options of the service: dialect, data, access.
package struct DemoOptions: Sendable {
    package var dialect: DemoDialect
    /// The number of integrations at the start.
    package var count: Int
    /// The same seed generates the same company.
    package var seed: UInt64
    /// The accepted token; nil generates one. One that begins with `glsa_` is treated as a service account's.
    package var token: String?
    package var role: DemoRole
    /// The server's configured base URL, from which `next`, `previous` and `link` are built; nil uses the request's Host.
    package var publicURL: String?
    /// The stack that service account tokens belong to.
    package var grafanaURL: String
    /// Whether a Slack workspace is connected; nil connects it in the Cloud only.
    package var isSlackConnected: Bool?
    /// Seconds from the end of a maintenance window until the worker closes it.
    package var workerLag: Double
    /// Whether no worker runs, so that no maintenance window is closed at its end.
    package var isWorkerDown: Bool
    /// Whether a template's syntax is accepted.
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
