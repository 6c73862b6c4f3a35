import ArgumentParser
import IntegrationFiles
import JSON
import OnCall

/// Prints integrations, or one field of them.
struct GetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get", abstract: "Print integrations with all they have, or one field.",
        discussion: """
            With --field the text is printed as the server holds it, without an added line break: a default prints nothing. Link and \
            inbound e-mail address are masked unless --show-secrets is given. Labels are printed as in -o json; raw prints what the server \
            sent.
            """)

    /// How they are printed.
    enum Form: String, CaseIterable, ExpressibleByArgument {
        case json, jsonl, toml, raw, text
    }

    @OptionGroup var targets: Targets

    @Option(
        name: [.short, .long],
        help: "json, jsonl, toml as export writes it, raw as the server sends it, or text for one row per member.")
    var output = Form.json

    @Option(
        help: ArgumentHelp("Print this field only: name, templates.slack.title, labels …", valueName: "path"),
        completion: .field)
    var field: FieldArgument?

    @Flag(help: "Print the complete link and inbound e-mail address. Anyone who has them can send alerts.")
    var showSecrets = false

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [targets, output, field, showSecrets] connection in
            let found = try await targets.find(connection)
            if let field {
                for integration in found.integrations { try GetCommand.print(field.field, of: integration) }
                return
            }
            if output == .raw {
                for integration in found.integrations {
                    TerminalText.print(
                        SafeJSON.compact(showSecrets ? integration.json : integration.jsonWithoutSecrets))
                }
                return
            }
            if output == .toml {
                let names = FileNames(teams: try await connection.teams(), chains: try await connection.chains())
                for integration in found.integrations {
                    TerminalText.write(FiledIntegration(integration, folder: "", names).document)
                }
                return
            }
            let names = try await connection.names(withChains: true)
            let documents = found.integrations.map {
                IntegrationDocument.json($0, names, at: found.serverTime, showsSecrets: showSecrets)
            }
            switch output {
            case .json: TerminalText.print(JSONValue.array(documents))
            case .jsonl: for document in documents { TerminalText.print(SafeJSON.compact(document)) }
            case .toml, .raw: break
            case .text:
                for (index, document) in documents.enumerated() {
                    if index > 0 { TerminalText.print("") }
                    Table.print(GetCommand.rows(document))
                }
            }
        }
    }

    private static func print(_ field: EditableField, of integration: Integration) throws {
        switch integration.value(of: field) {
        case .absent:
            throw Failure("\(integration.shownName) has no '\(field.path)'", status: .refused)
        case .null: break
        case .value(.string(let text)): TerminalText.write(text)
        case .value where field == .labels: TerminalText.print(IntegrationDocument.labels(integration.labels))
        case .value where field == .dynamicLabels:
            TerminalText.print(IntegrationDocument.labels(integration.dynamicLabels))
        case .value(let other): TerminalText.print(other)
        }
    }

    /// A row for each member; those of objects by their path.
    private static func rows(_ value: JSONValue, _ path: String = "") -> [[String]] {
        guard let object = value.object else {
            let text = value.string ?? (value.isNull ? "" : value.compactText)
            return [[path, text.replacing("\n", with: "⏎")]]
        }
        return object.flatMap { rows($1, path.isEmpty ? $0 : "\(path).\($0)") }
    }
}
