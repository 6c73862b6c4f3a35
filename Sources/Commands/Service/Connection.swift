import ArgumentParser
import Configuration
import DemoServer
import Features
import FoundationEssentials
import Glibc
import LocalState
import OnCall
import OnCallClient

/// A server that a command talks to, with the same settings, retries and journal as the console.
struct Connection: Sendable {
    /// The API.
    let client: ServiceClient
    /// Where the settings came from.
    let settings: Settings
    /// The key of journal and list on disk; also the name of the server for people.
    let server: String
    /// nil for the demo.
    let token: Token?
    let interruption: Interruption

    /// Connects, runs `body`, and disconnects. Blocks this thread.
    /// - Throws: `Failure` with the exit status of the problem.
    static func run<Value: Sendable>(
        _ options: ServerOptions, _ body: @escaping @Sendable (Connection) async throws -> Value
    ) throws -> Value {
        let environment = Environment.current
        let settings = try options.settings(environment)
        guard options.demo != nil || settings.server != nil else {
            throw Failure("\(settings.noServerConfigured)")
        }
        let dialect = options.demo
        let log = try Failure.explained { try options.logFile.map { try RequestLogFile(path: $0) } }
        for note in settings.notes { TerminalText.print(TerminalText.harmless("Warning: \(note)"), to: STDERR_FILENO) }
        return try Interruption.watching { interruption in
            let opened = try await open(settings, dialect, environment, log, interruption)
            defer { opened.close() }
            do {
                return try await body(opened.connection)
            } catch let error as ServiceError {
                try interruption.check()
                throw Failure(error)
            }
        }
    }

    private static func open(
        _ settings: Settings, _ dialect: DemoDialect?, _ environment: Environment, _ log: RequestLogFile?,
        _ interruption: Interruption
    ) async throws -> (connection: Connection, close: @Sendable () -> Void) {
        var token: Token?
        var demo: RunningDemo?
        if let dialect {
            demo = try await RunningDemo.inside(dialect).get()
        } else {
            token = try settings.tokenReportingDelay(environment) { interruption.signal != nil }
        }
        try interruption.check()
        var observer: (@Sendable (RequestRecord) -> Void)?
        if let log { observer = { log.append($0) } }
        let client = ServiceClient(try ServiceOptions(settings, token: token, demo: demo, observer: observer))
        let connection = Connection(
            client: client, settings: settings,
            server: dialect.map { "demo:\($0.rawValue)" } ?? settings.server?.url.value.text ?? "", token: token,
            interruption: interruption)
        return (
            connection,
            { [demo] in
                client.close()
                demo?.removeSocket()
            }
        )
    }

    /// Calls the server, and again as the console would.
    /// - Parameter call: decides when it is retried.
    func retrying<Value>(_ call: Call, _ body: () async throws(ServiceError) -> Value) async throws -> Value {
        var retries = 0
        while true {
            do {
                return try await body()
            } catch {
                let wait = RetryRule.wait(call, after: error, retries: retries, jitter: .random(in: 0...1))
                guard let wait, interruption.signal == nil else { throw error }
                TerminalText.print(
                    "\(TerminalText.harmless(error.summary)); trying again in \(Int(wait.rounded(.up))) s",
                    to: STDERR_FILENO)
                await interruption.pause(for: .seconds(wait))
                try interruption.check()
                retries += 1
            }
        }
    }
}

extension Failure {
    /// What the server or the connection to it said.
    init(_ error: ServiceError) { self.init(Failure.sentence(error), status: ExitStatus(error)) }

    /// The error in a sentence, with messages about members of the request.
    static func sentence(_ error: ServiceError) -> String {
        let parts = error.fieldMessages.filter { !$0.path.isEmpty }.map { "\($0.path): \($0.message)" }
        return ([error.summary] + parts).joined(separator: "\n  ")
    }
}
