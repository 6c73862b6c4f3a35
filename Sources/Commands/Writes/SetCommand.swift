import ArgumentParser
import Glibc
import JSON
import OnCall
import OnCallClient
import Planning

/// Changes fields of integrations.
struct SetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change fields of integrations.",
        discussion: """
            After the integrations come fields: slack.title='…' gives a text, slack.title@title.j2 the content of a file (- is standard \
            input), slack.title! the server's default; team and chain take a name or an id. Everything is shown before it is sent, and each integration is compared with the server \
            once more right before. What the server would refuse is not sent.
            """)

    @OptionGroup var targets: Targets

    @Option(help: ArgumentHelp("Set a label.", valueName: "key=value"))
    var label: [String] = []

    @Option(help: ArgumentHelp("Remove a label.", valueName: "key"))
    var noLabel: [String] = []

    @Option(help: ArgumentHelp("Set a dynamic label.", valueName: "key=template"))
    var dynamicLabel: [String] = []

    @Option(help: ArgumentHelp("Remove a dynamic label.", valueName: "key"))
    var noDynamicLabel: [String] = []

    @Flag(help: "Send templates also if the server would refuse them.")
    var allowRefused = false

    @Flag(help: "Print the plan and its results as JSON on standard output.")
    var json = false

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    /// Arguments that are no integrations.
    private var assignments: [FieldAssignment] { targets.who.compactMap(FieldAssignment.init(argument:)) }

    private var named: Targets {
        var named = targets
        named.who = targets.who.filter { FieldAssignment(argument: $0) == nil }
        return named
    }

    func validate() throws {
        if assignments.isEmpty, (label + noLabel + dynamicLabel + noDynamicLabel).isEmpty {
            throw ValidationError("say what to set, for example slack.title@title.j2")
        }
        if named.who.isEmpty, targets.filter == nil { throw ValidationError("name an integration, or give a --filter") }
        if let wrong = (label + dynamicLabel).first(where: { !$0.contains("=") }) {
            throw ValidationError("'\(wrong)' is not key=value")
        }
    }

    func run() throws {
        // Standard input is read once, before anything is asked.
        let texts = try assignments.map { ($0.field, try $0.text()) }
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let found = try await named.find(connection)
            guard !found.integrations.isEmpty else { throw Failure("nothing matches") }
            let fields = Set(texts.map(\.0))
            let values = FieldValues(
                teams: fields.contains(.team) ? try await connection.teams() : [],
                chains: fields.contains(.route(.escalationChain)) ? try await connection.chains() : [])
            let wanted = try texts.map { ($0.0, try values.value($0.0, $0.1)) }
            var changes: [PlannedChange] = []
            for integration in found.integrations {
                for (field, value) in wanted + labelValues(of: integration) {
                    changes.append(
                        values.change(field, value, of: integration, base: integration.value(of: field)))
                }
            }
            try await PlanRun(connection: connection, writing: writing, allowsRefused: allowRefused, json: json)
                .run(changes, known: found.integrations).end()
        }
    }

    private func labelValues(of integration: Integration) -> [(EditableField, JSONValue)] {
        var values: [(EditableField, JSONValue)] = []
        if !label.isEmpty || !noLabel.isEmpty {
            values.append((.labels, SetCommand.labels(integration.labels.value ?? [], label, noLabel)))
        }
        if !dynamicLabel.isEmpty || !noDynamicLabel.isEmpty {
            values.append(
                (.dynamicLabels, SetCommand.labels(integration.dynamicLabels.value ?? [], dynamicLabel, noDynamicLabel))
            )
        }
        return values
    }

    private static func labels(_ known: [Label], _ set: [String], _ removed: [String]) -> JSONValue {
        var labels = known.filter { !removed.contains($0.key) }
        for pair in set {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            if let index = labels.firstIndex(where: { $0.key == parts[0] }) {
                labels[index].value = parts[1]
            } else {
                labels.append(Label(key: parts[0], value: parts[1]))
            }
        }
        return .array(labels.map(\.json))
    }
}
