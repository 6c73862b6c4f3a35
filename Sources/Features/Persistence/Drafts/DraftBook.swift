package import OnCall

/// The known drafts, and how far each has been written to disk.
package struct DraftBook: Hashable, Sendable {
    /// A draft and its progress to disk.
    struct Page: Hashable, Sendable {
        var draft: Draft?
        /// Counts changes; on disk the highest wins.
        var revision: Int
        /// The last revision for which a write was started.
        var requested: Int
        /// The last revision on disk.
        var stored: Int
        /// Why the last write failed; nil if it succeeded.
        var failure: String?

        /// Whether its text is known not to be on disk.
        var isUnwritten: Bool { draft != nil && failure != nil && stored < revision }
    }

    private(set) var pages: [Draft.Key: Page] = [:]
    private var revision = 0
    /// The keys of pages by what is asked of them after each action, so that not all are looked at.
    private var withDraft: Set<Draft.Key> = []
    private var dirty: Set<Draft.Key> = []
    private var unrequested: Set<Draft.Key> = []
    private var underWay: Set<Draft.Key> = []
    private var failed: Set<Draft.Key> = []
    /// The drafts of each integration, by server.
    private var keys: [String: [IntegrationID: Set<Draft.Key>]] = [:]

    package init() {}

    package subscript(key: Draft.Key) -> Draft? { pages[key]?.draft }

    /// Oldest first, in a stable order.
    package var drafts: [Draft] { sorted(withDraft) }

    private func sorted(_ keys: some Sequence<Draft.Key>) -> [Draft] {
        keys.compactMap { pages[$0]?.draft }.sorted {
            ($0.changedAt, $0.key.integration.rawValue, $0.key.field.path)
                < ($1.changedAt, $1.key.integration.rawValue, $1.key.field.path)
        }
    }

    /// Whether an integration of `server` has a draft.
    func hasDraft(_ id: IntegrationID, of server: String) -> Bool { keys[server]?[id] != nil }

    /// The drafts of an integration of `server`, oldest first.
    func drafts(of id: IntegrationID, _ server: String) -> [Draft] { sorted(keys[server]?[id] ?? []) }

    package var count: Int { withDraft.count }

    /// Why a write failed, as long as its draft is not on disk; nil if none did.
    package var failure: String? { failed.lazy.compactMap { pages[$0]?.failure }.min() }

    /// The drafts that could not be written to disk, oldest first.
    package var unwritten: [Draft] { sorted(failed.filter(isUnwritten)) }

    /// How many drafts could not be written to disk.
    var unwrittenCount: Int { failed.count(where: isUnwritten) }

    /// Whether the last write of a draft failed, so that its text is in memory only.
    package func isUnwritten(_ key: Draft.Key) -> Bool { pages[key]?.isUnwritten ?? false }

    /// The drafts whose latest text is not on disk, whether a write failed or not, oldest first.
    var unstored: [Draft] { sorted(dirty) }

    /// Integrations of `server` with a draft that could not be written.
    package func unwrittenIntegrations(of server: String) -> Set<IntegrationID> {
        Set(failed.filter { $0.server == server && isUnwritten($0) }.map(\.integration))
    }

    /// Whether something is not on disk yet.
    package var isDirty: Bool { !dirty.isEmpty }

    /// Whether a write has to be started.
    var needsFlush: Bool { !unrequested.isEmpty }

    /// Whether a write is running.
    var isUnderWay: Bool { !underWay.isEmpty }

    /// Changes a page; every change goes through here.
    private mutating func set(_ key: Draft.Key, _ page: Page?) {
        pages[key] = page
        func mark(_ keys: WritableKeyPath<DraftBook, Set<Draft.Key>>, _ isIn: (Page) -> Bool) {
            if page.map(isIn) ?? false { self[keyPath: keys].insert(key) } else { self[keyPath: keys].remove(key) }
        }
        mark(\.withDraft) { $0.draft != nil }
        mark(\.dirty) { $0.stored < $0.revision }
        mark(\.unrequested) { $0.requested < $0.revision }
        mark(\.underWay) { $0.stored < $0.requested }
        mark(\.failed) { $0.failure != nil }
        if page?.draft != nil {
            keys[key.server, default: [:]][key.integration, default: []].insert(key)
        } else if keys[key.server]?[key.integration]?.remove(key) != nil,
            keys[key.server]?[key.integration]?.isEmpty == true
        {
            keys[key.server]?[key.integration] = nil
        }
    }

    mutating func put(_ draft: Draft) {
        revision += 1
        let before = pages[draft.key]
        set(
            draft.key,
            Page(
                draft: draft, revision: revision, requested: before?.requested ?? 0, stored: before?.stored ?? 0,
                failure: before?.failure))
    }

    mutating func remove(_ key: Draft.Key) {
        guard let before = pages[key], before.draft != nil else { return }
        revision += 1
        set(
            key,
            Page(
                draft: nil, revision: revision, requested: before.requested, stored: before.stored,
                failure: before.failure))
    }

    /// Loads drafts from disk; anything typed since is newer.
    mutating func load(_ drafts: [Draft]) {
        for draft in drafts where pages[draft.key] == nil {
            set(draft.key, Page(draft: draft, revision: 0, requested: 0, stored: 0))
        }
    }

    /// The disk jobs to start now.
    mutating func flush() -> [Job] {
        var jobs: [Job] = []
        for key in unrequested {
            guard var page = pages[key] else { continue }
            page.requested = page.revision
            set(key, page)
            if let draft = page.draft {
                jobs.append(.saveDraft(draft, revision: page.revision))
            } else {
                jobs.append(.removeDraft(key, revision: page.revision))
            }
        }
        return jobs
    }

    mutating func stored(_ key: Draft.Key, revision: Int) {
        guard var page = pages[key] else { return }
        page.failure = nil
        page.stored = max(page.stored, revision)
        set(key, page.draft == nil && page.revision == revision ? nil : page)
    }

    /// - Returns: whether that is news: it did not fail for this reason before.
    mutating func failed(_ key: Draft.Key, revision: Int, reason: String) -> Bool {
        guard let before = pages[key] else { return true }
        var page = before
        if page.stored < page.revision { page.failure = reason }
        // Retried with the next change, and at the end.
        if page.requested == revision { page.requested = page.stored }
        set(key, page)
        return before.failure != reason
    }
}
