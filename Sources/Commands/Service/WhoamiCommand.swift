import ArgumentParser
import Configuration
import JSON
import OnCall

/// Prints which server is asked, and whether it accepts the token.
struct WhoamiCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "whoami",
        abstract: "Show which server is used, what kind it is, and whether it accepts the token.",
        discussion:
            "The API does not tell whose token it is, nor what it may do: a write would be the only way to know.")

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [json, server] connection in
            let settings = connection.settings
            let list = try await connection.integrations()
            let dialect = list.all.lazy.compactMap { Dialect(evidence: $0) }.first
            let rows: [(key: String, value: JSONValue)] = [
                ("server", .string(connection.server)),
                ("context", settings.server?.context.map { .string($0.value) } ?? .null),
                ("dialect", dialect.map { .string($0.rawValue) } ?? .null),
                (
                    "token",
                    server.demo == nil ? settings.server.map { .string($0.token.value.location) } ?? .null : .null
                ),
                ("integrations", .number(JSONNumber(list.all.count))),
                ("read_only", .bool(settings.isReadOnly.value)),
            ]
            if json {
                TerminalText.print(JSONValue.object(JSONObject(rows.map { ($0.key, $0.value) })))
            } else {
                Table.print(rows.map { [$0.key, $0.value.string ?? ($0.value.isNull ? "-" : $0.value.compactText)] })
            }
        }
    }
}
