import LocalState

/// What is on disk for one console. Each console has stores of its own, for they know what it has read and written.
struct Stores: Sendable {
    /// Texts that are not saved on the server yet.
    let drafts: DraftStore
    /// What was sent to the server.
    let journal: JournalStore
    /// The payloads that templates are tried with.
    let payloads: PayloadStore
    /// What the server had when it was last asked.
    let lists: ListStore

    /// - Parameter stateFolder: need not exist.
    init(stateFolder: String) {
        drafts = DraftStore(stateFolder: stateFolder)
        journal = JournalStore(stateFolder: stateFolder)
        payloads = PayloadStore(stateFolder: stateFolder)
        lists = ListStore(stateFolder: stateFolder)
    }
}
