import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine

extension Console {
    /// Records the outcome of a write.
    mutating func journal(_ id: String?, _ outcome: JournalEntry.Outcome, integration: IntegrationID? = nil) {
        guard let id else { return }
        let outcome = JournalOutcome(id: id, at: now, outcome: outcome, integration: integration)
        persistence.journal.recordOutcome(outcome)
        run(.noteOutcome(outcome))
    }

    /// Records that the server accepted a write, with the values that the response has.
    mutating func journalApplied(_ request: PendingRequest, _ answer: Integration) {
        guard case .update(_, let patch) = request.call, let change = patch.changes.first else {
            return journal(request.entry?.id, .applied(stored: .absent), integration: answer.id)
        }
        journal(request.entry?.id, .applied(stored: answer.value(of: change.field)))
    }

    mutating func journalFailed(_ request: PendingRequest, _ error: ServiceError) {
        journal(request.entry?.id, error.mayHaveBeenApplied ? .unanswered(error.summary) : .refused(error.summary))
    }

    /// The keys that undo a save.
    func undoHint(_ change: IntegrationPatch.Change, _ id: IntegrationID) -> WriteNotice.UndoHint {
        let entry = journal.entries(of: id).first { entry in
            guard case .update(change.field, _, change.value) = entry.operation else { return false }
            return true
        }
        let isUndone = if case .undoes = entry?.relation { true } else { false }
        return WriteNotice.UndoHint(isRedo: isUndone, undoAccess(id))
    }

    /// What has to happen before `z` undoes a save of `id`.
    private func undoAccess(_ id: IntegrationID) -> WriteNotice.UndoHint.Access {
        // The plan closes by itself once everything is saved.
        guard selectedID == id, overlays.top == nil || overlays.top?.kind == .plan else { return .inDetail }
        return switch paneContext {
        case .list, .detail: .here
        case .editor, .labelEditor, .detailFind: .afterEscape
        case .filter: .afterEnter
        case .completion, .find, .goToLine, .side, .payload, .labelCell, .overlay: .inDetail
        }
    }

    /// Records that a write without a response was applied: the server has the value.
    mutating func journalArrived(_ id: IntegrationID, _ change: IntegrationPatch.Change, stored: Field<JSONValue>) {
        let entry = journal.entries(of: id).first { entry in
            guard case .update(change.field, _, change.value) = entry.operation else { return false }
            return true
        }
        guard let entry else { return }
        switch entry.outcome {
        case .unanswered, nil: journal(entry.id, .applied(stored: stored))
        // The response to the save had left it out.
        case .applied(.absent) where !stored.isAbsent: journal(entry.id, .applied(stored: stored))
        case .applied, .refused: break
        }
    }

    /// Marks unanswered writes, of this run or an earlier one, as applied if the server holds what they wrote. Only the last write of a
    /// field can be checked: earlier ones are overwritten.
    mutating func settleJournal() {
        let underWay = Set(requests.values.compactMap(\.entry?.id))
        for entry in journal.newestWrites where !entry.isAnswered && !underWay.contains(entry.id) {
            guard let id = entry.integration else { continue }
            switch entry.operation {
            case .update(let field, _, let after):
                guard let held = directory.integration(id)?.value(of: field), held.isSame(as: Field(sent: after)) else {
                    continue
                }
                journal(entry.id, .applied(stored: held))
            case .delete:
                // A row without an id could be the integration.
                guard directory.listedAt != nil, directory.integration(id) == nil,
                    !directory.rowsWithoutID.latest.contains(where: { $0.name.map { $0 == entry.name } ?? true })
                else { continue }
                journal(entry.id, .applied(stored: .absent))
            case .create, .startMaintenance, .stopMaintenance: break
            }
        }
    }

    /// The journal entry of a write could not be written.
    mutating func journalRefused(_ number: RequestNumber, reason: String, isSent: Bool) {
        guard isSent else {
            guard let request = exchange.dropUnsent(number) else { return }
            let name = directory.integration(request.call.integration)?.displayName ?? "the integration"
            if let id = request.call.integration {
                planFailed(id, .existence, ServiceError(.notApplied, message: reason))
            }
            notice = .disk(.notDeleted(name, reason: reason))
            // Only in memory: the disk has just failed.
            if let entry = request.entry {
                persistence.journal.recordOutcome(
                    JournalOutcome(id: entry.id, at: now, outcome: .refused("not sent: \(reason)")))
            }
            return
        }
        notice = .disk(.writeNotRecorded(reason: reason))
    }

    // MARK: Undo

    /// Undoes the last write of an integration. If it belongs to a batch, asks whether to undo all of it.
    mutating func undoOrAsk(of id: IntegrationID) {
        let count = journal.undoStepsOfBatch(of: id).count
        if count > 1 { overlays.push(.batchUndo(BatchUndo(id, count: count))) } else { undoSaved(of: id) }
    }

    mutating func undoSaved(of id: IntegrationID) {
        switch journal.undo(of: id) {
        case .success(let step):
            let steps = journal.undoSteps(of: id)
            if steps.count > 1 { plan([steps], undoes: true) } else { plan(step, .undo(step)) }
        case .failure(let refusal): notice = .nothingToUndo(refusal)
        }
    }

    mutating func redoSaved(of id: IntegrationID) {
        switch journal.redo(of: id) {
        case .success(let step):
            let steps = journal.redoSteps(of: id)
            if steps.count > 1 { plan([steps], undoes: false) } else { plan(step, .redo(step)) }
        case .failure(let refusal): notice = .nothingToUndo(refusal)
        }
    }

    /// Undoes all writes of the batch that the last write of an integration belongs to.
    mutating func undoBatch(of id: IntegrationID) { plan(journal.undoStepsOfBatch(of: id), undoes: true) }

    /// - Parameter writes: the steps of each request. What has changed since is shown as a conflict.
    private mutating func plan(_ writes: [[JournalStep]], undoes: Bool) {
        let changes = writes.joined().map { step in
            PlannedChange(
                step.integration,
                name: directory.integration(step.integration)?.displayName ?? step.integration.rawValue,
                step.field, step.value, base: step.expected, warnings: warnings(of: step),
                names: directory.valueNames(of: step.field),
                relation: undoes ? .undoes(step.entry) : .redoes(step.entry))
        }
        guard !changes.isEmpty else { return }
        openPlan(.bulk(batch: newBatch()), changes)
    }

    /// The server held the value before: what breaks a rule may be sent anyway.
    private func warnings(of step: JournalStep) -> [PlanWarning] {
        FieldCheck.check(step.field, step.value, base: .absent, of: step.integration).warnings.map { warning in
            guard case .blocked(let rule) = warning else { return warning }
            return .faulty(location: step.field.title, message: rule, remedy: nil)
        }
    }

    private mutating func plan(_ step: JournalStep, _ purpose: Plan.Purpose) {
        let name = directory.integration(step.integration)?.displayName ?? step.integration.rawValue
        // The base is absent: a conflict is detected by comparing with what was written from here.
        openPlan(
            purpose,
            [
                PlannedChange(
                    step.integration, name: name, step.field, step.value, base: .absent,
                    warnings: warnings(of: step),
                    names: directory.valueNames(of: step.field))
            ])
    }
}
