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
    /// Why a write failed, as long as its draft is not on disk; nil if none did.
    package var failure: String? { pages.values.compactMap(\.failure).min() }

    package init() {}

    package subscript(key: Draft.Key) -> Draft? { pages[key]?.draft }

    /// Oldest first, in a stable order.
    package var drafts: [Draft] {
        pages.values.compactMap(\.draft).sorted {
            ($0.changedAt, $0.key.integration.rawValue, $0.key.field.path)
                < ($1.changedAt, $1.key.integration.rawValue, $1.key.field.path)
        }
    }

    /// Integrations of `server` that have a draft.
    package func integrations(of server: String) -> Set<IntegrationID> {
        Set(pages.values.compactMap { $0.draft?.key }.filter { $0.server == server }.map(\.integration))
    }

    package var count: Int { pages.values.count { $0.draft != nil } }

    /// The drafts that could not be written to disk, oldest first.
    package var unwritten: [Draft] { drafts.filter { isUnwritten($0.key) } }

    /// How many drafts could not be written to disk.
    var unwrittenCount: Int { pages.values.count { $0.isUnwritten } }

    /// Whether the last write of a draft failed, so that its text is in memory only.
    package func isUnwritten(_ key: Draft.Key) -> Bool { pages[key]?.isUnwritten ?? false }

    /// The drafts whose latest text is not on disk, whether a write failed or not, oldest first.
    var unstored: [Draft] { drafts.filter { draft in pages[draft.key].map { $0.stored < $0.revision } ?? false } }

    /// Integrations of `server` with a draft that could not be written.
    package func unwrittenIntegrations(of server: String) -> Set<IntegrationID> {
        Set(
            pages.values.filter { $0.isUnwritten }.compactMap { $0.draft?.key }.filter { $0.server == server }
                .map(\.integration))
    }

    /// Whether something is not on disk yet.
    package var isDirty: Bool { pages.values.contains { $0.stored < $0.revision } }

    /// Whether a write has to be started.
    var needsFlush: Bool { pages.values.contains { $0.requested < $0.revision } }

    /// Whether a write is running.
    var isUnderWay: Bool { pages.values.contains { $0.stored < $0.requested } }

    mutating func put(_ draft: Draft) {
        revision += 1
        let before = pages[draft.key]
        pages[draft.key] = Page(
            draft: draft, revision: revision, requested: before?.requested ?? 0, stored: before?.stored ?? 0,
            failure: before?.failure)
    }

    mutating func remove(_ key: Draft.Key) {
        guard let before = pages[key], before.draft != nil else { return }
        revision += 1
        pages[key] = Page(
            draft: nil, revision: revision, requested: before.requested, stored: before.stored,
            failure: before.failure)
    }

    /// Loads drafts from disk; anything typed since is newer.
    mutating func load(_ drafts: [Draft]) {
        for draft in drafts where pages[draft.key] == nil {
            pages[draft.key] = Page(draft: draft, revision: 0, requested: 0, stored: 0)
        }
    }

    /// The disk jobs to start now.
    mutating func flush() -> [Job] {
        var jobs: [Job] = []
        for (key, page) in pages where page.requested < page.revision {
            pages[key]?.requested = page.revision
            if let draft = page.draft {
                jobs.append(.saveDraft(draft, revision: page.revision))
            } else {
                jobs.append(.removeDraft(key, revision: page.revision))
            }
        }
        return jobs
    }

    mutating func stored(_ key: Draft.Key, revision: Int) {
        guard let page = pages[key] else { return }
        pages[key]?.failure = nil
        pages[key]?.stored = max(page.stored, revision)
        if page.draft == nil, page.revision == revision { pages[key] = nil }
    }

    /// - Returns: whether that is news: it did not fail for this reason before.
    mutating func failed(_ key: Draft.Key, revision: Int, reason: String) -> Bool {
        guard let page = pages[key] else { return true }
        if page.stored < page.revision { pages[key]?.failure = reason }
        // Retried with the next change, and at the end.
        if page.requested == revision { pages[key]?.requested = page.stored }
        return page.failure != reason
    }
}
