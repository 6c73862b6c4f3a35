import ArgumentParser
import Features
import JSON
import OnCall
import OnCallClient

/// Prints the payloads of the last alerts.
struct AlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "Print the payloads of the last alerts of an integration, newest first.",
        discussion: "A line of JSON for each: id of the alert group, its title, when it was received, and the payload.")

    @OptionGroup var targets: Targets

    @Option(help: "At most so many of each integration.")
    var limit = 10

    @OptionGroup var server: ServerOptions

    func run() throws {
        TerminalText.endsWithoutReader()
        try Connection.run(server) { [targets, limit] connection in
            for integration in try await targets.find(connection).integrations {
                let id = integration.id
                let payloads = try await connection.retrying(.alertPayloads(id)) { () async throws(ServiceError) in
                    try await connection.client.alertPayloads(of: id, limit: limit)
                }
                for payload in payloads {
                    let line: JSONValue = [
                        "integration": .string(id.rawValue), "id": .string(payload.id),
                        "title": .string(payload.title),
                        "received_at": payload.receivedAt.map { .string($0.iso8601) } ?? .null,
                        "payload": payload.payload,
                    ]
                    TerminalText.print(SafeJSON.compact(line))
                }
            }
        }
    }
}
