import FoundationEssentials
import JSON
import OnCall
import TextEditing

extension Console {
    mutating func handle(_ reply: Reply) {
        switch reply {
        case .answered(let number, let outcome): answered(number, outcome)
        case .woke(let alarm): woke(alarm)
        case .draftsLoaded(let loaded, let problems):
            drafts.load(loaded)
            if !problems.isEmpty { notice = Notice(.failure, problems.joined(separator: "; ")) }
            updateList()
        case .draftSaved(let key, let revision, let note), .draftRemoved(let key, let revision, let note):
            drafts.stored(key, revision: revision)
            if let note { notice = Notice(.info, note) }
            updateList()
        case .draftFailed(let key, let revision, let reason):
            drafts.failed(key, revision: revision, reason: reason)
            isEnding = false
            notice = Notice(
                .failure,
                "a draft of '\(key.field.title)' could not be written to disk: \(reason). It is still in memory: don't quit before it is saved"
            )
        }
    }

    private mutating func answered(_ number: RequestNumber, _ outcome: Outcome) {
        guard let request = requests[number] else { return }
        switch outcome {
        case .page(let answer):
            note(answer)
            directory.pageArrived(answer.value, of: number)
            return
        case .listed:
            requests[number] = nil
            for id in directory.listingFinished(number, now: now) { noteGone(id) }
            // What failed before is true no longer.
            if notice?.isAboutList == true { notice = nil }
        case .integration(let answer):
            requests[number] = nil
            note(answer)
            directory.learn(answer.value, asOf: number)
            succeeded(request.call, answer.value, number)
        case .deleted:
            requests[number] = nil
            if let id = request.call.integration {
                let name = directory.integration(id)?.displayName ?? id.rawValue
                // The neighbour takes its place: keys that were meant for the deleted one must not reach it.
                if id == selectedID, focus == .detail { focus(.list) }
                noteGone(id)
                directory.forget(id)
                notice = Notice(.done, "\(name) is deleted")
            }
        case .teams(let teams):
            requests[number] = nil
            directory.learn(teams)
        case .escalationChains(let chains):
            requests[number] = nil
            directory.learn(chains)
        case .failed(let error):
            failed(number, error)
        }
    }

    private mutating func note<Value>(_ answer: Answer<Value>) {
        directory.clock.note(serverTime: answer.serverTime, receivedAt: answer.receivedAt)
    }

    /// An integration is gone from the server. What the user wrote for it stays on disk.
    private mutating func noteGone(_ id: IntegrationID) {
        guard let (edited, field) = edited, edited == id else { return }
        if draft(id, field) != nil {
            notice = Notice(.failure, "the integration is gone from the server; your text stays here and as a draft")
        } else {
            editing = nil
        }
    }

    // MARK: Success

    private mutating func succeeded(_ call: Call, _ answer: Integration, _ number: RequestNumber) {
        let known = directory.integration(answer.id) ?? answer
        switch call {
        case .create(let new):
            notice = Notice(.done, "\(new.name) is created")
            // Whoever has gone on to something else keeps it, and the keyboard.
            guard case .creation(let open) = dialog, open.request == number else { return }
            dialog = nil
            // A filter that hides the new one would make it look lost.
            list.filterText = .init("", singleLine: true)
            list.isFiltering = false
            updateList()
            list.select(answer.id)
            detail.select(.field(.name))
            focus(.detail)
        case .update(_, let patch): confirmed(patch, answer, known)
        case .startMaintenance(_, let mode, _):
            let end = known.maintenance?.endsAt.map { " until \(setup.clock.time($0, from: now))" } ?? ""
            notice = Notice(.done, "maintenance is on\(end): \(mode.explanation)")
        case .stopMaintenance: notice = Notice(.done, "maintenance is over: alerts are handled as usual")
        case .fetch: settleEditors(with: known)
        case .list, .delete, .teams, .escalationChains: break
        }
    }

    /// The server took an update. A field that its answer leaves out is not confirmed: it is asked for.
    private mutating func confirmed(_ patch: IntegrationPatch, _ answer: Integration, _ known: Integration) {
        var unanswered = false
        for change in patch.changes {
            if answer.value(of: change.field).isAbsent {
                unanswered = true
            } else {
                confirm(change, known)
            }
        }
        if unanswered {
            confirmations[answer.id] = patch
            send(.fetch(answer.id))
        } else {
            notice = Notice(.done, savedMessage(patch, known))
        }
    }

    private func savedMessage(_ patch: IntegrationPatch, _ known: Integration) -> String {
        guard let change = patch.changes.first else { return "saved" }
        if change.value.isNull { return "\(change.field.title) is the server's default again" }
        if let sent = change.value.string, let got = known.value(of: change.field).value?.string, sent != got {
            return "\(change.field.title) is saved; the server stored it a little differently"
        }
        return "\(change.field.title) is saved"
    }

    private mutating func confirm(_ change: IntegrationPatch.Change, _ known: Integration) {
        let key = draftKey(known.id, change.field)
        let stored = known.value(of: change.field)
        // Whoever went on typing meanwhile keeps a draft, now of what the server holds.
        if drafts[key]?.value == change.value || change.value.isNull { drafts.remove(key) }
        switch editing {
        case .field(var editor) where editor.integration == known.id && editor.field == change.field:
            editor.confirmed(stored, sent: change.value)
            editing = .field(editor)
            noteDraft()
        case .labels(var editor) where editor.integration == known.id && editor.field == change.field:
            let labels = change.field == .labels ? known.labels : known.dynamicLabels
            if editor.labels.map(\.json) == change.value.array {
                editor.reset(to: labels)
            } else {
                editor.confirmed(labels)
            }
            editing = .labels(editor)
            noteDraft()
        default: break
        }
        if let draft = drafts[key] {
            var rebased = draft
            rebased.base = stored
            drafts.put(rebased)
        }
        updateList()
    }

    /// An integration was fetched: what waited for a confirmation gets it, and an untouched editor follows the server.
    private mutating func settleEditors(with known: Integration) {
        if let patch = confirmations.removeValue(forKey: known.id) {
            for change in patch.changes { confirm(change, known) }
            notice = Notice(.done, savedMessage(patch, known))
        }
        // A save whose answer was lost has happened after all: nothing is left to be saved.
        for draft in drafts.drafts where draft.key.integration == known.id && draft.key.server == setup.server {
            guard known.value(of: draft.key.field) == .value(draft.value) else { continue }
            let patch = IntegrationPatch(draft.key.field, draft.value)
            for change in patch.changes { confirm(change, known) }
            notice = Notice(.done, savedMessage(patch, known))
        }
        switch editing {
        case .field(var editor) where editor.integration == known.id && !editor.isChanged:
            editor.follow(known.value(of: editor.field))
            editing = .field(editor)
        case .labels(var editor) where editor.integration == known.id && !editor.isChanged && editor.cell == nil:
            editor.reset(to: editor.kind == .plain ? known.labels : known.dynamicLabels)
            editing = .labels(editor)
        default: break
        }
    }

    // MARK: Failure

    mutating func failed(_ number: RequestNumber, _ error: ServiceError) {
        guard let request = requests.removeValue(forKey: number) else { return }
        let name = request.call.integration.flatMap { directory.integration($0)?.displayName } ?? "the integration"
        switch request.call {
        case .list:
            directory.listingFailed(number, error.kind == .cancelled ? nil : error)
            if error.kind == .cancelled {
                notice = Notice(.info, "reading the list was cancelled; R reads it")
            } else if !directory.order.isEmpty {
                // Where nothing is shown, the list itself says why.
                notice = Notice(
                    .failure,
                    "the list could not be read: \(error.summary). What is shown is as of before. R tries again",
                    isAboutList: true)
            }
        case .fetch(let id):
            confirmations[id] = nil
            if error.kind == .notFound {
                noteGone(id)
                directory.forget(id)
                notice = Notice(.failure, "\(name) is not on the server any more")
            } else {
                notice = Notice(.failure, "\(name) could not be fetched: \(error.summary). r tries again")
            }
        case .update(let id, let patch):
            for change in patch.changes { setStatus(.failed(error), of: id, change.field) }
            let title = patch.changes.first?.field.title ?? "The field"
            let next = " Ctrl-S in the editor tries again"
            // The open editor shows the server's words itself.
            let isOpen = edited.map { $0.0 == id && patch[$0.1] != nil } ?? false
            let reason = isOpen ? "" : ": \(error.summary)"
            notice = Notice(
                .failure,
                error.mayHaveBeenApplied
                    ? unanswered("save \(title)", error) + ". Your text is kept"
                    : "\(title) is not saved\(reason). Your text is kept.\(next)")
        case .create:
            let summary =
                error.mayHaveBeenApplied ? "\(error.summary). It may have been created: R shows" : error.summary
            if case .creation(var open) = dialog {
                open.request = nil
                open.failure = summary
                dialog = .creation(open)
            }
            notice = Notice(.failure, "not created: \(summary)")
        case .delete:
            notice = Notice(
                .failure,
                error.mayHaveBeenApplied
                    ? unanswered("delete \(name)", error) : "\(name) is not deleted: \(error.summary). d tries again")
        case .startMaintenance: maintenanceFailed(error, name)
        case .stopMaintenance:
            notice = Notice(
                .failure,
                error.mayHaveBeenApplied
                    ? unanswered("stop maintenance of \(name)", error)
                    : "maintenance of \(name) is not stopped: \(error.summary). M tries again")
        case .teams, .escalationChains: break
        }
        // An order that may have been carried out: the server is asked, and what it says is shown.
        if error.mayHaveBeenApplied, let id = request.call.integration, request.call.isWrite { send(.fetch(id)) }
    }

    /// An order that was sent and not answered: only the server knows, and it is being asked.
    private func unanswered(_ order: String, _ error: ServiceError) -> String {
        "no answer to '\(order)' (\(error.summary)): it may have happened; the server is asked, and its word is shown"
    }

    private mutating func maintenanceFailed(_ error: ServiceError, _ name: String) {
        guard !error.mayHaveBeenApplied else {
            notice = Notice(.failure, unanswered("start maintenance of \(name)", error))
            return
        }
        let modeMessages = error.fieldMessages.filter { $0.path == "mode" }
        if !modeMessages.isEmpty {
            // The server does not know the mode, so it is of the other kind.
            directory.learn(directory.assumedDialect == .cloud ? .oss : .cloud)
            notice = Notice(.failure, "not started: this server has other modes. m offers them")
        } else {
            notice = Notice(.failure, "maintenance of \(name) is not started: \(error.summary). m tries again")
        }
    }
}
