package import OnCall

/// The integration that a new one starts from.
package enum CreationOrigin: Hashable, Sendable {
    /// One that was deleted from here, from the journal.
    case deleted(JournalEntry)
    /// One that is on the server.
    case existing(Integration)

    /// Its name.
    package var name: String {
        switch self {
        case .deleted(let entry): entry.name
        case .existing(let integration): integration.displayName
        }
    }

    /// Its values; nil if the journal entry can't be read.
    var integration: Integration? {
        switch self {
        case .deleted(let entry): if case .delete(let json) = entry.operation { try? Integration(json) } else { nil }
        case .existing(let integration): integration
        }
    }

    /// The name of the new integration. The server allows a name once in a team.
    var newName: String {
        switch self {
        case .deleted: integration?.name.value ?? ""
        case .existing(let integration): integration.name.value.map { $0 + " copy" } ?? ""
        }
    }
}
