import LocalState

/// What is on disk for one console. Each console has stores of its own, for they know what it has read and written.
struct Stores: Sendable {
    let drafts: DraftStore
    let journal: JournalStore
    let payloads: PayloadStore
    let lists: ListStore

    /// - Parameter stateFolder: need not exist.
    init(stateFolder: String) {
        drafts = DraftStore(stateFolder: stateFolder)
        journal = JournalStore(stateFolder: stateFolder)
        payloads = PayloadStore(stateFolder: stateFolder)
        lists = ListStore(stateFolder: stateFolder)
    }
}
