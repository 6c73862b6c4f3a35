package import FoundationEssentials
import JSON
package import OnCall

extension Call {
    /// The journal entry of a write that is about to be sent; nil for a read.
    /// - Parameters:
    ///   - known: the integration as known.
    ///   - why: why the user does it.
    package func journalEntry(
        id: String, at now: Date, server: String, known: Integration?, relation: JournalEntry.Relation?,
        why: String? = nil
    ) -> JournalEntry? {
        let operation: JournalEntry.Operation? =
            switch self {
            case .update(_, let patch):
                patch.changes.first.map { change in
                    .update(change.field, before: known?.value(of: change.field) ?? .absent, after: change.value)
                }
            case .create(let new): .create(new)
            case .delete(let id): .delete((known ?? Integration(id: id)).jsonWithoutSecrets)
            case .startMaintenance(_, let mode, let seconds): .startMaintenance(mode, seconds: seconds)
            case .stopMaintenance: .stopMaintenance
            case .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads: nil
            }
        guard let operation else { return nil }
        let name =
            if case .create(let new) = self { new.displayName } else {
                known?.displayNameWithoutSecrets ?? integration?.rawValue ?? ""
            }
        var entry = JournalEntry(
            id: id, at: now, server: server, integration: integration, name: name, operation: operation,
            relation: relation, why: why)
        if case .update(_, let patch) = self {
            entry.more = patch.changes.dropFirst().map { change in
                JournalEntry.FieldWrite(
                    change.field, before: known?.value(of: change.field) ?? .absent, after: change.value)
            }
        }
        return entry
    }
}
