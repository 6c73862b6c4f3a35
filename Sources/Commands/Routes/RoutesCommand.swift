import ArgumentParser
import Features
import JSON
import OnCall
import OnCallClient
import OnCallTemplates

/// Prints the routes of integrations, and which one an alert takes.
struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes", abstract: "List the routes of an integration, and which one an alert takes.",
        discussion: """
            The routes are in the order in which the server tries them. With --payload or --last they are tried here with an alert: the \
            first whose condition holds takes it.
            """)

    @OptionGroup var targets: Targets

    @Option(help: ArgumentHelp("Try the routes with this payload, JSON; - is standard input.", valueName: "file"))
    var payload: String?

    @Flag(help: "Try the routes with the payload of the last alert.")
    var last = false

    @Option(name: [.short, .long], help: "table, json, jsonl, csv, tsv or ids.")
    var output = OutputFormat.table

    @OptionGroup var server: ServerOptions

    func validate() throws {
        guard payload == nil || !last else { throw ValidationError("--payload and --last can't be combined") }
    }

    func run() throws {
        TerminalText.endsWithoutReader()
        let given = try payload.map { try RenderCommand.json($0) }
        try Connection.run(server) { [targets, last, output] connection in
            let names = Dictionary(
                try await connection.chains().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let isTrial = given != nil || last
            var results = Results(
                output, columns: ["INTEGRATION", "ROUTE", "CONDITION", "CHAIN"] + (isTrial ? ["ALERT"] : []))
            for integration in try await targets.find(connection).integrations {
                let id = integration.id
                var routes: [RouteTrial] = []
                let read = try await connection.retrying(.alertPayloads(id)) { () async throws(ServiceError) in
                    try await connection.client.routes(of: id)
                }
                var alert = given
                if last {
                    alert = try await connection.retrying(.alertPayloads(id)) { () async throws(ServiceError) in
                        try await connection.client.alertPayloads(of: id, limit: 1)
                    }.first?.payload
                    guard alert != nil else {
                        throw Failure("\(integration.shownName) has no alert to try the routes with")
                    }
                }
                if let alert { routes = RouteTrial.of(read, alert, in: .onCall) }
                for (index, route) in read.enumerated() {
                    results.add([
                        row(route, alert == nil ? nil : routes[index].verdict, of: integration, names, isTrial: isTrial)
                    ])
                }
            }
            results.end()
        }
    }

    private func row(
        _ route: Route, _ verdict: RouteTrial.Verdict?, of integration: Integration, _ chains: [String: String],
        isTrial: Bool
    ) -> Results.Row {
        let chain = route.escalationChain.map { chains[$0] ?? $0 }
        var json: JSONObject = [
            "integration": .string(integration.id.rawValue), "id": .string(route.id),
            "position": .number(JSONNumber(route.position)), "condition": .string(route.condition.kind),
            "term": route.condition.term.map(JSONValue.string) ?? .null,
            "escalation_chain_id": route.escalationChain.map(JSONValue.string) ?? .null,
        ]
        if let verdict {
            json["takes"] = verdict == .takes ? .bool(true) : .bool(false)
            json["verdict"] = .string(verdict.sentence)
        }
        let cells = [integration.shownName, route.id, route.condition.shown, chain ?? "none"]
        return Results.Row(
            cells: cells + (isTrial ? [verdict?.sentence ?? ""] : []), id: route.id, json: .object(json))
    }
}
