import LocalState

/// The files of one console. Each console has its own stores, because they remember what it has read and written.
struct Stores: Sendable {
    /// Text that is not saved to the server yet.
    let drafts: DraftStore
    /// The writes that were sent to the server.
    let journal: JournalStore
    /// The payloads that templates are rendered with.
    let payloads: PayloadStore
    /// The list cache.
    let lists: ListStore
    /// The windows that start later.
    let queue: QueueStore

    /// - Parameter stateFolder: need not exist.
    init(stateFolder: String, server: String) {
        drafts = DraftStore(stateFolder: stateFolder)
        journal = JournalStore(stateFolder: stateFolder)
        payloads = PayloadStore(stateFolder: stateFolder)
        lists = ListStore(stateFolder: stateFolder)
        queue = QueueStore(stateFolder: stateFolder, server: server)
    }
}
