import FoundationEssentials
import OnCall
import Planning

extension Exchange {
    // MARK: Rechecking

    /// Rechecks uncertain writes that no running request can resolve.
    /// - Returns: whether there was something to check.
    mutating func recheck(at now: Date, known: (IntegrationID?) -> Integration?) -> (isAsking: Bool, facts: [Fact]) {
        let open = uncertainWrites.filter { !isRechecked($0.value) }
        var facts: [Fact] = []
        for number in open.keys.sorted() {
            guard let write = uncertainWrites[number], !isRechecked(write) else { continue }
            uncertainWrites[number]?.failure = nil
            recheck(write.write, at: now, known, &facts)
        }
        return (!open.isEmpty, facts)
    }

    mutating func recheck(
        _ write: Call, at now: Date, _ known: (IntegrationID?) -> Integration?, _ facts: inout [Fact]
    ) {
        if let id = write.integration {
            _ = send(.fetch(id), known: known(id), at: now, &facts)
        } else {
            _ = send(.list, known: nil, at: now, &facts)
        }
    }

    /// Whether a running request can resolve it.
    func isRechecked(_ write: UncertainWrite) -> Bool { requests.values.contains { write.canBeResolved(by: $0) } }

    /// Writes whose outcome is unknown, and creations that may still arrive, by request.
    var unclearWrites: [RequestNumber: UncertainWrite] {
        uncertainWrites.merging(missingCreations.filter(\.value.isUnclear)) { open, _ in open }
    }

    /// What the user should know before leaving, in the order in which it was sent.
    var uncertainItems: [Question.UncertainItem] {
        unclearWrites.sorted { $0.key < $1.key }.map { number, write in
            let isMissing = uncertainWrites[number] == nil
            return Question.UncertainItem(
                write: write, check: isRechecked(write) ? .running : isMissing ? .later : .byKey)
        }
    }

    func uncertainWrite(about id: IntegrationID?) -> UncertainWrite? {
        id.flatMap { id in uncertainWrites.values.first { $0.write.integration == id } }
    }

    func uncertainCreation(of new: NewIntegration?) -> UncertainWrite? {
        new.flatMap { new in uncertainWrites.values.first { $0.write == .create(new) } }
    }

    /// Whether an integration like this was sent, got no response, and may still arrive: it is looked up and not sent again.
    func isUnclear(_ new: NewIntegration, at now: Date) -> Bool {
        uncertainCreation(of: new) != nil
            || missingCreations.values.contains { $0.write == .create(new) && $0.mayArrive(at: now) }
    }

    // MARK: Responses

    /// Compares uncertain writes with a description of their integration.
    mutating func reconcile(
        with answer: Integration, asOf: RequestNumber, _ clock: ServerClock, _ now: Date
    ) -> [Fact] {
        guard !uncertainWrites.isEmpty else { return [] }
        var facts: [Fact] = []
        for number in uncertainWrites.keys.sorted() {
            guard let write = uncertainWrites[number], write.write.integration == answer.id, asOf > write.since
            else { continue }
            uncertainWrites[number] = nil
            let sentAt = clock.serverTime(at: min(write.sentAt, now))
            let times = sentAt...max(sentAt, clock.serverTime(at: now))
            facts.append(.resolved(write, number, write.verdict(answer, times: times), answer))
        }
        return facts
    }

    /// Compares uncertain writes with the complete list.
    /// - Parameter isComplete: whether the list is certain to be complete, except for rows without an id.
    mutating func reconcile(
        withListOf directory: Directory, asOf: RequestNumber, isComplete: Bool, at now: Date
    ) -> [Fact] {
        var facts: [Fact] = []
        let missing = missingCreations.filter { asOf > $0.value.since }
        for number in uncertainWrites.keys.sorted() {
            guard var write = uncertainWrites[number], asOf > write.since else { continue }
            if case .create(let new) = write.write {
                uncertainWrites[number] = nil
                let verdict = creationVerdict(new, number, directory, isComplete: isComplete)
                switch verdict {
                case .missing:
                    write.noteMissing(at: now)
                    missingCreations[number] = write
                case .listIncomplete(let unlisted):
                    uncertainWrites[number] = write
                    uncertainWrites[number]?.failure = .listIncomplete(unlisted: unlisted)
                case .made, .ambiguous, .possiblyOlder, .possiblyWithoutID: break
                }
                facts.append(.creationResolved(write, number, verdict))
            } else if let id = write.write.integration, directory[id] == nil {
                uncertainWrites[number] = nil
                facts.append(.resolvedByAbsence(write, id))
            }
        }
        return facts + findMissing(missing, in: directory, isComplete: isComplete, at: now)
    }

    /// Looks for creations that were missing before. Those that still are say nothing.
    private mutating func findMissing(
        _ missing: [RequestNumber: UncertainWrite], in directory: Directory, isComplete: Bool, at now: Date
    ) -> [Fact] {
        var facts: [Fact] = []
        for (number, write) in missing.sorted(by: { $0.key < $1.key }) {
            guard case .create(let new) = write.write else { continue }
            let verdict = creationVerdict(new, number, directory, isComplete: isComplete)
            switch verdict {
            case .missing: missingCreations[number]?.noteMissing(at: now)
            case .listIncomplete: break
            case .made, .ambiguous, .possiblyOlder, .possiblyWithoutID:
                missingCreations[number] = nil
                facts.append(.creationResolved(write, number, verdict))
            }
        }
        return facts
    }

    /// The server reports that an integration no longer exists.
    /// - Returns: the uncertain deletions of it. Other writes to it are no longer uncertain.
    mutating func resolveByAbsence(of id: IntegrationID, asOf: RequestNumber) -> [Fact] {
        var facts: [Fact] = []
        for number in uncertainWrites.keys.sorted() {
            guard let write = uncertainWrites[number], write.write.integration == id, asOf > write.since else {
                continue
            }
            uncertainWrites[number] = nil
            if case .delete = write.write { facts.append(.resolvedByAbsence(write, id)) }
        }
        return facts
    }

    /// A request has failed that could have resolved uncertain writes.
    mutating func recheckFailed(_ request: PendingRequest, _ error: ServiceError) -> FailedRequest.Consequence {
        let unreported = uncertainWrites.filter { $0.value.canBeResolved(by: request) && !isRechecked($0.value) }
        for number in unreported.keys { uncertainWrites[number]?.failure = .failed(error) }
        guard let last = unreported.max(by: { $0.key < $1.key })?.value else { return .none }
        // A background refresh reports it once.
        let isRepeated = request.isBackground && unreported.values.allSatisfy { $0.failure != nil }
        return .recheckFailed(last, isRepeated: isRepeated)
    }

    // MARK: Creations

    /// Searches the list for an integration that may have been created.
    private func creationVerdict(
        _ new: NewIntegration, _ number: RequestNumber, _ directory: Directory, isComplete: Bool
    ) -> CreationVerdict {
        let name = new.name.trimmingBlanks()
        let found = directory.order.compactMap { directory[$0] }.filter { entry in
            let integration = entry.integration
            // Without a name the server chooses one.
            return entry.learnedAt >= number
                && (name.isEmpty || integration.name.value == name || integration.unreadable["name"] != nil)
                && integration.type.value ?? new.type == new.type
                // Without a team the server may choose one.
                && (new.teamID == nil || integration.teamID.isAbsent || integration.teamID.value == new.teamID)
        }
        guard let made = found.first?.integration else {
            guard isComplete else { return .listIncomplete(unlisted: directory.unlisted) }
            return directory.rowsWithoutID.mayHave(new, since: number) ? .possiblyWithoutID : .missing
        }
        guard found.count == 1 else { return .ambiguous(found.map(\.integration.id)) }
        // If the list was not complete before, the integration may be older, and so may one that was listed without its id. One whose name
        // can't be read may be another.
        guard made.unreadable["name"] == nil, directory.completeSince.map({ $0 < number }) ?? false,
            !directory.rowsWithoutID.mayHaveHad(new, before: number)
        else { return .possiblyOlder(made.id) }
        return .made(made)
    }

    /// An integration that was missing at the last check may have arrived since: checks again before creating another.
    /// - Returns: empty if none was missing.
    mutating func recheckBeforeCreating(_ new: NewIntegration, at now: Date) -> [Fact] {
        let missing = missingCreations.filter { $0.value.write == .create(new) }
        guard !missing.isEmpty else { return [] }
        for (number, write) in missing {
            missingCreations[number] = nil
            uncertainWrites[number] = write
            uncertainWrites[number]?.resendsIfMissing = true
        }
        var facts: [Fact] = [.creationRechecked(new)]
        _ = send(.list, known: nil, at: now, &facts)
        return facts
    }

    /// A creation of an earlier run without a response may have arrived since: the same one is not sent again before the list was read.
    mutating func recall(_ entry: JournalEntry, at now: Date) {
        guard case .create(let new) = entry.operation, !entry.isAnswered, entry.server == server,
            now.timeIntervalSince(entry.at) < 600,
            !uncertainWrites.values.contains(where: { $0.entry?.id == entry.id })
        else { return }
        let number = newest()
        missingCreations[number] = UncertainWrite(
            write: .create(new), name: new.displayName, error: ServiceError(.unreachable, mayHaveBeenApplied: true),
            entry: entry, sentAt: entry.at, since: number, missedAt: now, isUnclear: false)
    }

    /// When missing creations are looked up next by themselves. A long list would cost too many requests.
    var nextLateCheck: Date? {
        guard listPages <= RequestBudget.pagesForLateChecks else { return nil }
        return missingCreations.values.compactMap(\.nextLateCheck).min()
    }

    /// Looks up missing creations that may have arrived.
    mutating func checkLateCreations(at now: Date) -> [Fact] {
        let due = missingCreations.filter { $0.value.nextLateCheck.map { $0 <= now } ?? false }
        guard !due.isEmpty else { return [] }
        for (number, write) in due {
            missingCreations[number] = nil
            uncertainWrites[number] = write
            uncertainWrites[number]?.resendsIfMissing = false
            uncertainWrites[number]?.lateChecks += 1
        }
        var facts: [Fact] = []
        _ = send(.list, isBackground: true, known: nil, at: now, &facts)
        return facts
    }

    /// A creation has succeeded: missing ones like it are not sent again.
    mutating func creationDone(_ call: Call) {
        missingCreations = missingCreations.filter { $0.value.write != call }
    }
}
