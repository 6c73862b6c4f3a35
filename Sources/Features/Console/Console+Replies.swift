import FoundationEssentials
import JSON
import OnCall
import Planning
import TextEditing

extension Console {
    mutating func handle(_ reply: Reply) {
        switch reply {
        case .answered(let number, let outcome):
            collect(
                exchange.receive(number, outcome, clock: directory.clock, at: now, known: directory.integration))
            finishPlan()
            notify(.requestEnded)
        case .alarmFired(let alarm): alarmFired(alarm)
        case .draftsLoaded(let loaded, let recovered, let kept, let problems):
            draftsLoaded(LoadedDrafts(loaded, recovered: recovered, kept: kept, problems: problems))
        case .allDraftsLoaded(let drafts, let kept, let problems):
            guard overlays[.drafts] != nil else { break }
            notify(.draftsListed(drafts, kept: kept))
            if !problems.isEmpty { notice = .disk(.unreadable(problems)) }
        case .journalLoaded(let entries, let problems):
            persistence.journal.load(entries)
            for entry in entries { exchange.recall(entry, at: now) }
            recallExtensions(entries)
            settleJournal()
            if !problems.isEmpty { notice = .disk(.unreadable(problems)) }
        case .journalRefused(let number, let reason, let isSent): journalRefused(number, reason: reason, isSent: isSent)
        case .outcomeRefused(let reason): notice = .disk(.outcomeNotRecorded(reason: reason))
        case .queueChanged(let queue, let claims, let isRunner, let problem):
            queueChanged(queue, claims: claims, isRunner: isRunner, problem: problem)
        case .listLoaded(let list, let problem):
            listLoaded(list)
            if let problem { notice = .disk(.unreadable([problem])) }
        case .listSaved(let failure): listSaved(failure: failure)
        case .contextOpened(let name, let failure): contextOpened(name, failure: failure)
        case .draftSaved(let key, let revision, let conflict), .draftRemoved(let key, let revision, let conflict):
            persistence.drafts.stored(key, revision: revision)
            if notice?.isAboutDrafts ?? false, drafts.failure == nil { notice = nil }
            if let conflict { notice = .disk(.draftConflict(conflict)) }
            updateList()
        case .requestsLoaded(let records): notify(.requestsLoaded(records))
        case .rendered(let report): rendered(report)
        case .linted(let results): notify(.linted(results))
        case .payloadLoaded(let key, let chosen): payloadLoaded(key, chosen)
        case .payloadSaved(let key, let failure): payloadSaved(key, failure: failure)
        case .payloadRead(let path, let text): notify(.payloadRead(path: path, text))
        case .draftFailed(let key, let revision, let reason):
            draftFailed(key, revision: revision, reason: reason)
        case .draftsExported(let drafts, let path, let failure):
            notify(.draftsExported(path: path, drafts, failure: failure))
        case .exported(.success(let summary)): notice = .exported(summary)
        case .exported(.failure(let failure)): notice = .notExported(failure)
        case .conflictChecked(let key, let path):
            guard let conflict = notice?.draftConflict, conflict.key == key else { break }
            notice = notice?.following(path.map { DraftConflict(key, path: $0, isNewer: conflict.isNewer) })
        case .conflictingDraftDropped(let kept, let failure):
            if failure == nil { notify(.conflictingDraftDropped(kept)) }
            notice = failure.map { .draft(.notDropped(reason: $0)) } ?? .draft(.dropped(isPastable: false))
        }
    }

    private mutating func draftsLoaded(_ found: LoadedDrafts) {
        persistence.drafts.load(found.drafts)
        persistence.areDraftsLoaded = true
        if let first = found.recovered.first {
            notice = .draft(.recovered(first, others: found.recovered.count - 1))
        } else if !found.kept.isEmpty {
            notice = .draft(.ofOtherConsoles(count: found.kept.count))
        }
        if !found.problems.isEmpty { notice = .disk(.unreadable(found.problems)) }
        updateList()
    }

    private mutating func draftFailed(_ key: Draft.Key, revision: Int, reason: String) {
        let isNews = persistence.drafts.failed(key, revision: revision, reason: reason)
        let isAwaited = persistence.shutdown.isEnding || connecting?.isReady ?? false
        if connecting?.isReady ?? false { connecting = nil }
        let mustAsk = persistence.shutdown.refused(losesText: !drafts.unwritten.isEmpty)
        // Repeated by itself: the marks at the draft and in the header stay.
        if isNews || isAwaited {
            notice = .disk(
                drafts[key] == nil
                    ? .draftNotRemoved(key.field, reason: reason) : .draftNotWritten(key.field, reason: reason))
        }
        if mustAsk { overlays.push(.unwritten(UnwrittenDialog())) }
    }

    private mutating func payloadSaved(_ key: PayloadKey, failure: String?) {
        persistence.payloadsUnderWay.remove(key)
        guard let failure else { return }
        notice = .disk(.payloadNotWritten(reason: failure))
    }

    /// An integration was deleted as requested.
    /// - Parameter isAfterRecheck: whether the response was lost and a recheck showed it.
    mutating func deleted(_ id: IntegrationID, _ name: String, isAfterRecheck: Bool = false) {
        // The next integration takes its row: keys meant for the deleted one must not reach it.
        if id == selectedID, focus == .detail { focus(.list) }
        notice = .write(.done(.deleted, of: name, isAfterRecheck: isAfterRecheck))
        planDone(id, .existence)
        noteGone(id)
        forget(id)
    }

    /// An integration is no longer on the server.
    mutating func forget(_ id: IntegrationID) { directory.forget([id], asOf: exchange.newest()) }

    /// An integration is no longer on the server. Its drafts stay on disk.
    mutating func noteGone(_ id: IntegrationID) {
        noteGoneForPlan(id)
        guard let open = editing, open.integration == id else { return }
        if draft(id, open.field) != nil {
            notice = .read(.editedGone)
        } else {
            editingState.editing = nil
        }
    }

    // MARK: Success

    /// The server accepted a write.
    /// - Parameters:
    ///   - isConfirmed: whether its response confirms the change; if not, the integration is being fetched.
    ///   - isAfterRecheck: whether its response was lost, and `answer` is a later one.
    mutating func succeeded(
        _ call: Call, _ answer: Integration, _ number: RequestNumber, isConfirmed: Bool = true,
        isAfterRecheck: Bool = false
    ) {
        let known = directory.integration(answer.id) ?? answer
        switch call {
        case .create(let new): created(new, known, number, isAfterRecheck: isAfterRecheck)
        case .update(_, let patch):
            for change in patch.changes where !answer.value(of: change.field).isAbsent { confirm(change, known) }
            if isConfirmed { reportSaved(patch, known) }
        case .startMaintenance:
            planDone(known.id, .window, isConfirmed: isConfirmed && answer.maintenance != nil)
            guard isConfirmed, let window = answer.maintenance else {
                notice = .maintenance(.notConfirmed(isStart: true))
                return
            }
            let on = WriteNotice.CompletedWrite.maintenanceOn(
                window.mode, until: window.endsAt.map { clockTime(of: $0) })
            notice = .write(.done(on, of: known.displayName, isAfterRecheck: isAfterRecheck))
        case .stopMaintenance:
            planDone(known.id, .window, isConfirmed: isConfirmed)
            notice =
                isConfirmed
                ? .write(.done(.maintenanceStopped, of: known.displayName, isAfterRecheck: isAfterRecheck))
                : .maintenance(.notConfirmed(isStart: false))
        case .fetch, .list, .restOfList, .delete, .teams, .escalationChains, .slackChannels, .alertPayloads: break
        }
    }

    /// An integration was created. A user who is busy elsewhere keeps the selection and the keyboard.
    private mutating func created(
        _ new: NewIntegration, _ known: Integration, _ number: RequestNumber, isAfterRecheck: Bool
    ) {
        exchange.creationDone(.create(new))
        notice = .creation(.created(known.displayName, isAfterRecheck: isAfterRecheck))
        guard case .creation(let open) = overlays[.creation], open.request == number else { return }
        notify(.created(number))
        // With a filter that hides it, the new one would look lost.
        clearFilter()
        show(.field(.name), of: known.id)
        if let origin = open.origin { restore(origin, into: known) }
    }

    /// Shows that a field was saved.
    /// - Parameter isAfterRecheck: whether the response to the save was lost and a recheck showed it.
    mutating func reportSaved(_ patch: IntegrationPatch, _ known: Integration, isAfterRecheck: Bool = false) {
        guard let change = patch.changes.first else { return }
        guard change.isKept(in: known.value(of: change.field)) else {
            notice = .write(.notKept(change.field, isDraftKept: draft(known.id, change.field) != nil))
            return
        }
        notice = .write(.done(completedWrite(change, known), of: known.displayName, isAfterRecheck: isAfterRecheck))
    }

    private func completedWrite(_ change: IntegrationPatch.Change, _ known: Integration) -> WriteNotice.CompletedWrite {
        if let sent = change.value.string, let got = known.value(of: change.field).value?.string, sent != got {
            return .savedDifferently(change.field)
        }
        let way = undoHint(change, known.id)
        return change.value.isNull && !change.field.isChosen ? .reset(change.field, way) : .saved(change.field, way)
    }

    mutating func confirm(_ change: IntegrationPatch.Change, _ known: Integration) {
        let key = draftKey(known.id, change.field)
        let stored = known.value(of: change.field)
        journalArrived(known.id, change, stored: stored)
        // Text typed since the save was sent stays a draft, now based on the server's value.
        let sent = persistence.sentDrafts.removeValue(forKey: key)
        let isKept = change.isKept(in: stored)
        if isKept, let mine = drafts[key]?.value, mine == change.value || change.value.isNull && mine == sent {
            persistence.drafts.remove(key)
        }
        if editing?.isOf(known.id, change.field) ?? false {
            // A text that the server did not keep stays a change of its value.
            if isKept || sent == nil {
                editingState.editing?.confirmed(stored, sent: change.value, draft: sent)
            } else {
                editingState.rebase(known.id, change.field, on: stored)
            }
            noteDraft()
        }
        rebaseDraft(key, on: stored)
        updateList()
        planSaved(known.id, change.field, isKept: isKept)
    }

    /// An integration was fetched. Confirms the update that waited for it, if the response has the field.
    mutating func fetched(_ answer: Integration, _ known: Integration, confirming: IntegrationPatch?) {
        if let patch = confirming {
            let unreported = patch.changes.filter { answer.value(of: $0.field).isAbsent }
            for change in patch.changes where !unreported.contains(change) { confirm(change, known) }
            for change in unreported {
                setStatus(.idle, of: known.id, change.field)
                planUncertain(known.id, change.field, .notReported)
            }
            if let first = unreported.first {
                notice = .write(.notReported(first.field))
            } else {
                reportSaved(patch, known)
            }
        } else {
            settleLostWrites(of: known.id)
        }
        settleJournal()
    }

    /// Drops drafts whose write was applied although its response was lost, in this run or an earlier one.
    /// - Parameter integration: the one that was fetched; nil after a whole list.
    mutating func settleLostWrites(of integration: IntegrationID? = nil) {
        let server = configuration.server
        for draft in integration.map({ drafts.drafts(of: $0, server) }) ?? drafts.drafts {
            let (id, field) = (draft.key.integration, draft.key.field)
            guard draft.key == draftKey(id, field), let known = directory.integration(id),
                known.value(of: field) == .value(draft.value), activity(of: id)?.isWrite != true,
                !directory.isFromCache(id)
            else { continue }
            let patch = IntegrationPatch(field, draft.value)
            for change in patch.changes { confirm(change, known) }
            reportSaved(patch, known)
        }
    }

    /// An editor without changes follows the server.
    mutating func followServer() {
        guard let open = editing, let known = directory.integration(open.integration),
            known.problem(of: open.field) == nil
        else { return }
        editingState.editing?.follow(known.value(of: open.field))
    }
}
