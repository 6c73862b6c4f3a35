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
            let number = send(.fetch(id))
            runningPlan?.fetches[number] = id
        case .send(let change, let relation):
            showSending()
            send(change, relation)
        case .adoptTheirs(let change): takeTheirs(change)
        case .alreadySame(let change): dropConfirmedDraft(change)
        case .rebase(let change): rebase(change)
        case .show: overlays.push(.plan(PlanOverlay()))
        case .reveal(let change): reveal(change)
        case .showMessage(let message): notice = .plan(PlanNotice(message))
        case .finished: runningPlan?.hasUnreportedResult = true
        case .close(let end):
            let reported = plan.flatMap { PlanNotice(end, of: $0.purpose) }
            closePlan()
            if let reported { notice = .plan(reported) }
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
            notice = .plan(.notShown(change.field))
            return
        }
        overlays.push(.plan(PlanOverlay()))
    }

    /// Whether keyboard and text are as they were when the change was planned.
    private func isStillEditing(_ change: PlannedChange) -> Bool {
        guard editing?.isOf(change.integration, change.field) ?? false else { return false }
        let isInEditor = inputContext == .editor || inputContext == .labelEditor
        return isInEditor && draft(change.integration, change.field)?.value == change.draft
    }

    /// Drops a draft whose value the server already has.
    private mutating func dropConfirmedDraft(_ change: PlannedChange) {
        guard draft(change.integration, change.field) != nil, let known = directory.integration(change.integration)
        else { return }
        for change in IntegrationPatch(change.field, change.value).changes { confirm(change, known) }
    }

    /// Drops the draft; the editor shows the server's value.
    private mutating func takeTheirs(_ change: PlannedChange) {
        let (id, field) = (change.integration, change.field)
        drop(draftKey(id, field))
        editingState.take(change.theirs, of: id, field)
        updateList()
    }

    /// Bases the user's text on the server's current value and opens it for editing.
    private mutating func rebase(_ change: PlannedChange) {
        let (id, field) = (change.integration, change.field)
        rebaseDraft(draftKey(id, field), on: change.theirs)
        if editingState.isEditing(id, field) {
            editingState.rebase(id, field, on: change.theirs)
        } else {
            openEditor(of: id, field)
        }
        notice = .plan(.rebased)
    }
}
