import FoundationEssentials
import OnCall
import StateMachine
import TerminalCore

extension Console {
    /// Loads the list cache. The demo always starts empty.
    mutating func loadCachedList() {
        guard !configuration.isDemo else { return }
        outbox.append(.run("list load", .loadList))
    }

    /// The list cache was loaded.
    mutating func listLoaded(_ list: CachedList?) {
        guard let list else { return }
        directory.recall(list)
        updateList()
    }

    mutating func listSaved(failure: String?) {
        guard let failure else { return persistence.listCache.isRefusalReported = false }
        persistence.listCache.writtenRevision = nil
        guard !persistence.listCache.isRefusalReported else { return }
        persistence.listCache.isRefusalReported = true
        notice = .listNotCached(reason: failure)
    }

    /// Something for the list cache has changed.
    mutating func noteListChanged() { persistence.listCache.isDue = !configuration.isDemo }

    /// Writes the list cache, as soon as it is due.
    mutating func updateListCache() {
        guard persistence.listCache.isDue, let readAt = directory.listedAt else { return }
        let next = persistence.listCache.next(after: now, revision: directory.contentRevision)
        guard next <= now || persistence.shutdown.isEnding else { return setAlarm(.keepList, at: next) }
        persistence.listCache.isDue = false
        persistence.listCache.writtenAt = now
        persistence.listCache.writtenRevision = directory.contentRevision
        let list = CachedList(
            integrations: directory.order.compactMap { directory.integration($0) }, teams: directory.teams,
            chains: directory.chains.values.sorted { $0.id < $1.id }, readAt: readAt,
            clockOffset: directory.clock.isKnown ? directory.clock.offset : nil)
        outbox.append(.run("list save", .saveList(list)))
    }

    // MARK: Display

    /// Shown above a list that is not whole: cached and not refreshed, or cut short by the server; nil if it is not needed. It stays during
    /// retries so that rows don't move with each attempt.
    package var staleness: String? {
        if directory.leftOut > 0 || directory.unlisted > 0 {
            var parts: [String] = []
            if directory.leftOut > 0 {
                parts.append("\(Console.rows(directory.leftOut)) without an id left out")
            }
            if directory.unlisted > 0 {
                let count = directory.order.count
                parts.append("\(count) of \(count + directory.unlisted + directory.leftOut): the server gave no more")
            }
            return parts.joined(separator: "; ") + ". R reads the list again"
        }
        guard directory.cachedAt != nil, let failure = directory.failure else { return nil }
        return "from disk: \(failure.summary). \(directory.listing == nil ? "R retries" : "Retrying …")"
    }

    /// The same in lines, at most three.
    var stalenessLines: [String] {
        guard let staleness else { return [] }
        let width = layout.inside(.list).width - ListScene.marks - 1
        return Array(Paragraph.lines(staleness, width: width).prefix(3))
    }

    private static func rows(_ count: Int) -> String { count == 1 ? "1 row" : "\(count) rows" }
}
