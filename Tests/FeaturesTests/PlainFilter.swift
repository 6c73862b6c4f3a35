import OnCall

@testable import Features

/// The filter as it is defined: words on the texts of an integration, without an index. The fast one must give the same.
struct PlainFilter {
    private let terms: [IntegrationFilter.Term]

    init(_ text: String) { terms = IntegrationFilter(text).terms }

    /// - Parameter console: has the team's name, drafts and the server's time.
    func matches(_ integration: Integration, in console: Console) -> Bool {
        let teamName = console.directory.teamName(integration.teamID.value)
        return terms.allSatisfy { term in
            switch term {
            case .word(let word): return searchText(integration, teamName).contains(word)
            case .type(let type): return integration.type.value.map { type.isPart(of: $0.lowercased()) } ?? false
            case .team(let team): return teamName.map { team.isPart(of: $0.lowercased()) } ?? false
            case .id(let id): return id.isStart(of: integration.id.rawValue.lowercased())
            case .label(let key, let value):
                return (integration.labels.value ?? []).contains { label in
                    // A key alone may be unfinished; a key with a value must match whole.
                    guard let value else { return label.key.lowercased().hasPrefix(key) }
                    return label.key.lowercased() == key && value.isStart(of: label.value.lowercased())
                }
            case .state(let state):
                // An unfinished word already filters, so that the list follows the typing.
                let meant = IntegrationFilter.states.filter { $0.hasPrefix(state) }
                return meant.contains { name in
                    switch name {
                    case "maintenance": integration.maintenance != nil
                    case "overdue": integration.maintenance?.isOverdue(at: console.serverTime) ?? false
                    case "draft": console.hasDraft(integration.id)
                    case "unreadable": !integration.unreadableMembers.isEmpty
                    default: integration.templates.customCount > 0
                    }
                }
            }
        }
    }

    private func searchText(_ integration: Integration, _ teamName: String?) -> String {
        let labels = (integration.labels.value ?? []).map { "\($0.key)=\($0.value)" }
        let parts = [integration.name.value, integration.type.value, teamName, integration.id.rawValue]
        return (parts.compactMap(\.self) + labels).joined(separator: "\n").lowercased()
    }
}
