import FoundationEssentials
import OnCall
import StateMachine

extension Console {
    /// Reads what the server was last known to have. The demo begins anew each time.
    mutating func loadCachedList() {
        guard !setup.isDemo else { return }
        outbox.append(.run("list load", .loadList))
    }

    /// The disk has told what it has.
    mutating func listLoaded(_ list: KnownList?) {
        guard let list else { return }
        directory.recall(list)
        updateList()
    }

    mutating func listSaved(failure: String?) {
        guard let failure else { return persistence.listCache.isRefusalReported = false }
        guard !persistence.listCache.isRefusalReported else { return }
        persistence.listCache.isRefusalReported = true
        notice = .listNotKept(reason: failure)
    }

    /// The server has told something for the next start.
    mutating func noteListChanged() { persistence.listCache.isDue = !setup.isDemo }

    /// Puts the list on disk, as soon as that may be.
    mutating func updateListCache() {
        guard persistence.listCache.isDue, let readAt = directory.listedAt else { return }
        let next = persistence.listCache.next(after: now)
        guard next <= now || persistence.shutdown.isEnding else { return setAlarm(.keepList, at: next) }
        persistence.listCache.isDue = false
        persistence.listCache.writtenAt = now
        let list = KnownList(
            integrations: directory.order.compactMap { directory.integration($0) }, teams: directory.teams,
            chains: directory.chains.values.sorted { $0.id < $1.id }, readAt: readAt,
            clockOffset: directory.clock.offset)
        outbox.append(.run("list save", .saveList(list)))
    }

    // MARK: What is from disk

    /// What the list says of itself while it could not be refreshed; nil where nothing is to be said. It stays while the server is asked
    /// again: rows must not jump with every attempt.
    package var staleness: String? {
        guard directory.cachedAt != nil, let failure = directory.failure else { return nil }
        return "from disk: \(failure.summary). \(directory.listing == nil ? "R tries again" : "Asking again …")"
    }
}
