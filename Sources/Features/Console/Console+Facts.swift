import FoundationEssentials
import OnCall
import Planning

/// Passes facts to every part of the console that they concern, once and in this order: the directory, the journal and the drafts, the
/// plan, the editor, the overlays, and the notice.
extension Console {
    mutating func receive(_ fact: Fact) {
        directory.receive(fact, present: exchange.lastNumber)
        noteForPlan(fact)
        switch fact {
        case .sent(let number, let call): sent(number, call)
        case .listed(let number, let asOf): listed(number, asOf: asOf)
        case .applied(let request, let number, let answer, let isConfirmed):
            forgetUncertaintyNotice()
            journalApplied(request, answer)
            noteListChanged()
            succeeded(request.call, answer, number, isConfirmed: isConfirmed)
        case .fetched(let answer, let number, let confirming):
            forgetUncertaintyNotice()
            if notice?.subject == .fetch(answer.id) { notice = nil }
            fetched(answer, directory.integration(answer.id) ?? answer, confirming: confirming)
            planFetched(number, directory.integration(answer.id))
        case .deleted(let request):
            journal(request.entry?.id, .applied(stored: .absent))
            noteListChanged()
            guard let id = request.call.integration else { break }
            deleted(id, directory.integration(id)?.displayName ?? id.rawValue)
        case .teams, .chains: noteListChanged()
        case .paged: if configuration.usesProxy { collect(exchange.retryMissed(at: now)) }
        case .alertPayloads(let number, let alerts): notify(.alertPayloads(number, alerts))
        case .failed(let failed): self.failed(failed)
        case .resolved(let write, let number, let verdict, let answer): resolved(write, number, verdict, answer)
        case .resolvedByAbsence(let write, let id): resolvedByAbsence(write, id)
        case .creationResolved(let write, let number, let verdict): creationResolved(write, number, verdict)
        case .creationRechecked(let new):
            notify(.creationUncertain(new, .checking))
        case .superseded(let request): superseded(request)
        case .clockRead, .learned, .listingResumed, .slackChannels: break
        }
        followExtensions(fact)
        followQueue(fact)
    }

    private mutating func sent(_ number: RequestNumber, _ call: Call) {
        if call == .list { clock.refreshedAt = now }
        if let entry = requests[number]?.entry { persistence.journal.record(entry) }
        // A failure of the journal that comes now is about this write.
        if call.isWrite, notice?.isAboutJournal ?? false { notice = nil }
        notify(.sent(number, call))
    }

    private mutating func listed(_ number: RequestNumber, asOf: RequestNumber) {
        let isComplete = directory.listing?.isComplete ?? true
        for id in directory.listingFinished(number, now: now) { noteGone(id) }
        // The others are left to the next listing.
        for id in directory.doubtful.prefix(3) where budget.allowsBackground(at: now) {
            send(.fetch(id), isBackground: true)
        }
        // The earlier failure is no longer true.
        if notice?.subject == .list { notice = nil }
        collect(exchange.reconcile(withListOf: directory, asOf: asOf, isComplete: isComplete, at: now))
        forgetUncertaintyNotice()
        collect(exchange.retryMissed(at: now))
        noteListChanged()
        settleLostWrites()
        // An integration missing from a list that changed while it was read may still exist.
        if isComplete { settleJournal() }
    }
}
