package import OnCall

/// The list of all drafts, those of other servers and those kept aside among them.
package struct DraftsView: Hashable, Sendable {
    /// A draft and where it belongs.
    package enum Row: Hashable, Sendable {
        /// One of this server.
        case here(Draft)
        /// One of another server.
        case elsewhere(Draft)
        /// One that was in the way of another console's write.
        case kept(KeptDraft)

        package var draft: Draft {
            switch self {
            case .here(let draft), .elsewhere(let draft): draft
            case .kept(let kept): kept.draft
            }
        }
    }

    /// Drafts of other servers; nil as long as the disk is being read.
    package internal(set) var others: [Draft]?
    package internal(set) var kept: [KeptDraft] = []
    package internal(set) var selected = 0
    package internal(set) var top = 0

    /// The drafts of this server first.
    package func rows(_ console: Console) -> [Row] {
        console.drafts.drafts.filter { $0.key.server == console.setup.server }.map { .here($0) }
            + (others ?? []).map { .elsewhere($0) } + kept.map { .kept($0) }
    }

    func row(_ console: Console) -> Row? {
        let rows = rows(console)
        return rows.indices.contains(selected) ? rows[selected] : nil
    }
}
