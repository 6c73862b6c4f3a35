import ArgumentParser
import FoundationEssentials
import JSON
import OnCall

/// A column of `list`.
struct IntegrationColumn: ExpressibleByArgument, Hashable, Sendable {
    /// What is in it.
    private enum Content: Hashable {
        case name, type, team, mode, left, ends, custom, labels, id, link
        case chain
        /// The value of the label with this key.
        case label(String)
        /// As the server has it.
        case field(EditableField)
    }

    /// Its name on the command line.
    let name: String
    private let content: Content

    private static let named: [(name: String, content: Content)] = [
        ("name", .name), ("type", .type), ("team", .team), ("mode", .mode), ("left", .left), ("ends", .ends),
        ("custom", .custom), ("labels", .labels), ("id", .id), ("link", .link), ("chain", .chain),
    ]

    /// The names of those that are no field.
    static let names = named.map(\.name)

    init?(argument: String) {
        name = argument
        if let known = IntegrationColumn.named.first(where: { $0.name == argument }) {
            content = known.content
        } else if argument.hasPrefix("label:"), argument.count > 6 {
            content = .label(String(argument.dropFirst(6)))
        } else if let field = FieldArgument(argument: argument)?.field {
            content = .field(field)
        } else {
            return nil
        }
    }

    private init(_ name: String, _ content: Content) {
        self.name = name
        self.content = content
    }

    /// The columns of a format.
    static func standard(_ format: OutputFormat) -> [IntegrationColumn] {
        let names =
            format == .table
            ? ["name", "type", "team", "mode", "left", "id"]
            : ["name", "type", "team", "mode", "left", "custom", "labels", "id"]
        return names.compactMap { IntegrationColumn(argument: $0) }
    }

    /// Whether the names of escalation chains are needed.
    var needsChains: Bool { content == .chain }

    /// `NAME`
    var heading: String { name.uppercased() }

    /// The text of its cell.
    func cell(_ integration: Integration, _ names: Names, at serverTime: Date) -> String {
        let window = integration.maintenance
        switch content {
        case .name: return integration.displayNameWithoutSecrets
        case .type: return integration.type.value ?? ""
        case .team: return names.team(of: integration) ?? integration.teamID.value?.rawValue ?? ""
        case .mode: return window?.mode.rawValue ?? ""
        case .left:
            return window?.remainingSeconds(at: serverTime).map {
                $0 <= 0 ? "overdue" : MaintenanceDuration.text($0)
            } ?? ""
        case .ends: return window?.endsAt?.iso8601 ?? ""
        case .custom: return String(integration.templates.customCount)
        case .labels:
            return (integration.labels.value ?? []).map { "\($0.key)=\($0.value)" }.sorted().joined(separator: " ")
        case .id: return integration.id.rawValue
        case .link: return integration.jsonWithoutSecrets["link"]?.string ?? ""
        case .chain:
            guard let id = integration.value(of: .route(.escalationChain)).value?.string else { return "" }
            return names.chains[id] ?? id
        case .label(let key): return integration.labels.value?.first { $0.key == key }?.value ?? ""
        case .field(let field):
            guard case .value(let value) = integration.value(of: field) else { return "" }
            return value.string ?? value.compactText
        }
    }
}

/// `--columns name,team,slack.title`.
struct ColumnList: ExpressibleByArgument {
    let columns: [IntegrationColumn]

    init?(argument: String) {
        let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        columns = parts.compactMap { IntegrationColumn(argument: $0) }
        guard columns.count == parts.count else { return nil }
    }
}
