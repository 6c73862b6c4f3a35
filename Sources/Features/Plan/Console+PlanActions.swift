import FoundationEssentials
import JSON
import OnCall
import Planning
import TerminalCore
import TextEditing

extension Console {
    /// Performs an action of the plan.
    mutating func perform(_ action: PlanAction) {
        switch action {
        case .fetch(let id):
            // A list of any length must not use up the limit, which others share.
            if plan?.isTable ?? false, !budget.allowsPlan(at: now) {
                runningPlan?.delayed.append(id)
            } else {
                fetchForPlan(id)
            }
        case .send(let change, let relation):
            showSending()
            send(change, relation ?? change.relation)
        case .sendTogether(let changes, let batch):
            showSending()
            send(changes, batch: batch)
        case .adoptTheirs(let change): takeTheirs(change)
        case .alreadySame(let change): dropConfirmedDraft(change)
        case .rebase(let change): rebase(change)
        case .show: showPlan()
        case .reveal(let change): reveal(change)
        case .showMessage(let message): notice = .plan(PlanNotice(message))
        case .finished: runningPlan?.hasUnreportedResult = true
        case .close(let end):
            let reported = plan.flatMap { PlanNotice(end, of: $0.purpose) }
            let wasShown = overlays[.plan] != nil
            closePlan()
            // A name is done once it is sent. Keys meant for a text never become commands: the dialog had the keyboard.
            if end == .sent, wasShown, editing?.fieldEditor?.isSingleLine ?? false { closeEditor() }
            if let reported { notice = .plan(reported) }
        }
    }

    private mutating func showPlan() {
        guard plan?.isTable ?? false else { return overlays.push(.plan(PlanOverlay())) }
        var table = PlanTable()
        let requests = table.lintNext(surroundings)
        overlays.push(.planTable(table))
        carryOut(requests, from: .planTable)
    }

    private mutating func fetchForPlan(_ id: IntegrationID) {
        let number = send(.fetch(id))
        runningPlan?.fetches[number] = id
    }

    /// When the request limit has room for a fetch that waits; nil if none does.
    var planResumesAt: Date? {
        guard let running = runningPlan, !running.delayed.isEmpty else { return nil }
        return budget.nextPlanTime(at: now)
    }

    /// Sends the fetches that have waited for the request limit, as many as it has room for.
    mutating func resumePlan() {
        while let id = runningPlan?.delayed.first, budget.allowsPlan(at: now) {
            runningPlan?.delayed.removeFirst()
            fetchForPlan(id)
        }
    }

    /// Sends the changes of one integration in one request.
    private mutating func send(_ changes: [PlannedChange], batch: String) {
        guard let first = changes.first else { return }
        let id = first.integration
        switch first.write {
        case .field:
            var patch = IntegrationPatch()
            for change in changes { if let field = change.field { patch[field] = change.value } }
            let number = send(.update(id, patch), first.relation, batch: batch)
            for change in patch.changes { setStatus(.saving(number), of: id, change.field) }
        case .startMaintenance(let mode, let seconds, let why):
            send(.startMaintenance(id, mode, seconds: seconds), batch: batch, why: why)
        case .stopMaintenance: send(.stopMaintenance(id), batch: batch)
        case .extendMaintenance(let mode, let end, let why):
            extendForPlan(id, mode, until: end, why: why, batch: batch)
        case .delete: send(.delete(id), batch: batch)
        }
    }

    /// Selects the change that is being sent, in a plan of several changes.
    private mutating func showSending() {
        guard let plan, let index = plan.changes.firstIndex(where: { $0.state.isSending }) else { return }
        notify(.planSends(index))
    }

    /// Shows a plan that was to be sent without being shown, unless the user is doing something else: keys meant for that must not answer
    /// the plan.
    private mutating func reveal(_ change: PlannedChange) {
        guard overlays.isEmpty, isStillEditing(change) else {
            closePlan()
            if let field = change.field { notice = .plan(.notShown(field)) }
            return
        }
        overlays.push(.plan(PlanOverlay()))
    }

    /// Whether keyboard and text are as they were when the change was planned.
    private func isStillEditing(_ change: PlannedChange) -> Bool {
        guard let field = change.field, editing?.isOf(change.integration, field) ?? false else { return false }
        let isInEditor = inputContext == .editor || inputContext == .labelEditor
        return isInEditor && draft(change.integration, field)?.value == change.draft
    }

    /// Drops a draft whose value the server already has.
    private mutating func dropConfirmedDraft(_ change: PlannedChange) {
        guard let field = change.field, draft(change.integration, field) != nil,
            let known = directory.integration(change.integration)
        else { return }
        for change in change.patch.changes { confirm(change, known) }
    }

    /// Drops the draft; the editor shows the server's value.
    private mutating func takeTheirs(_ change: PlannedChange) {
        guard let field = change.field else { return }
        let id = change.integration
        drop(draftKey(id, field))
        editingState.take(change.theirs, of: id, field)
        updateList()
    }

    /// Bases the user's text on the server's current value and opens it for editing.
    private mutating func rebase(_ change: PlannedChange) {
        guard let field = change.field else { return }
        let id = change.integration
        let merged = merged(change)
        rebaseDraft(draftKey(id, field), on: change.theirs, text: merged)
        if editingState.isEditing(id, field) {
            editingState.rebase(id, field, on: change.theirs, text: merged)
            noteDraft()
        } else {
            openEditor(of: id, field)
        }
        notice = .plan(.rebased(isMerged: merged != nil))
    }

    /// The server's text with the user's change applied; nil if both changed the same lines.
    private func merged(_ change: PlannedChange) -> String? {
        guard let mine = change.value.string, let base = change.base.value?.string,
            let theirs = change.theirs.value?.string
        else { return nil }
        return LineMerge.merged(mine, theirs, from: base)
    }
}
