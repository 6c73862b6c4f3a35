import FoundationEssentials
import OnCall

@testable import Features

/// The filter as it is defined: words on the texts of an integration, without an index. The fast one must give the same.
struct PlainFilter {
    private let clauses: [IntegrationFilter.Clause]

    init(_ text: String) { clauses = IntegrationFilter(text).clauses }

    /// - Parameter console: has the names of team and chain, drafts and the server's time.
    func matches(_ integration: Integration, in console: Console) -> Bool {
        clauses.allSatisfy { clause in
            clause.alternatives.contains { matches($0, integration, console) } != clause.isNegated
        }
    }

    private func matches(_ term: IntegrationFilter.Term, _ integration: Integration, _ console: Console) -> Bool {
        let teamName = console.directory.teamName(integration.teamID.value)
        let window = integration.maintenance
        switch term {
        case .word(let word): return searchText(integration, teamName).contains(word)
        case .letters(let letters):
            var rest = searchText(integration, teamName).prefix { $0 != "\n" }
            return letters.allSatisfy { letter in
                guard let place = rest.firstIndex(of: letter) else { return false }
                rest = rest[rest.index(after: place)...]
                return true
            }
        case .type(let type): return integration.type.value.map { type.isPart(of: $0.lowercased()) } ?? false
        case .team(let team): return teamName.map { team.isPart(of: $0.lowercased()) } ?? false
        case .chain(let chain):
            return console.directory.chainName(of: integration).map { chain.isPart(of: $0.lowercased()) } ?? false
        case .mode(let mode): return window.map { mode.isPart(of: $0.mode.rawValue.lowercased()) } ?? false
        case .id(let id): return id.isStart(of: integration.id.rawValue.lowercased())
        case .label(let key, let value):
            return (integration.labels.value ?? []).contains { label in
                // A key alone may be unfinished; a key with a value must match whole.
                guard let value else { return label.key.lowercased().hasPrefix(key) }
                return label.key.lowercased() == key && value.isStart(of: label.value.lowercased())
            }
        case .ends(let isWithin, let seconds, let text):
            guard let seconds else { return text.isEmpty }
            guard let end = window?.endsAt else { return false }
            return (end.timeIntervalSince(console.serverTime) < Double(seconds)) == isWithin
        case .part(let part):
            return IntegrationFilter.parts.filter { $0.hasPrefix(part) }.contains { name in
                switch name {
                case "label": !(integration.labels.value ?? []).isEmpty
                case "team": integration.teamID.value != nil
                case "chain": console.directory.chainName(of: integration) != nil
                default: !(integration.descriptionShort.value ?? "").isEmpty
                }
            }
        case .state(let state):
            // An unfinished word already filters, so that the list follows the typing.
            let meant = IntegrationFilter.states.filter { $0.hasPrefix(state) }
            return meant.contains { name in
                switch name {
                case "maintenance": window != nil
                case "overdue": window?.isOverdue(at: console.serverTime) ?? false
                case "draft": console.hasDraft(integration.id)
                case "unreadable": !integration.unreadableMembers.isEmpty
                default: integration.templates.customCount > 0
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
