import Planning
import TerminalCore
import TextEditing

extension Console {
    /// - Returns: whether the command means something in a plan.
    mutating func perform(_ command: Command, in overlay: PlanOverlay) -> Bool {
        let (selected, busy) = (overlay.selected, busyIntegrations)
        switch command {
        case .confirm:
            runPlan { $0.confirm(busy: busy) }
            finishPlan()
        case .back: leavePlan()
        case .pickMine: decide { $0.keepMine(at: selected) }
        case .pickTheirs: decide { $0.takeTheirs(at: selected) }
        case .editOn: runPlan { $0.rebase(at: selected) }
        case .consent: runPlan { $0.sendAnyway(at: selected, busy: busy) }
        case .lookAgain: if !retryNow() { runPlan { $0.retry() } }
        case .nextField, .previousField: selectChange(selected + (command == .nextField ? 1 : -1))
        case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            let count = plan?.rows(width: dialogSize.width).count ?? 0
            let top = command.scrolled(from: overlay.top, height: dialogSize.height, count: count)
            planOverlay?.top = top
        default: return false
        }
        return true
    }

    private mutating func decide(_ decision: (inout PlanRunner) -> Void) {
        runPlan {
            decision(&$0)
            return []
        }
    }

    /// Selects a change by its index; the last is followed by the first.
    private mutating func selectChange(_ index: Int) {
        guard let plan else { return }
        let (count, size) = (plan.changes.count, dialogSize)
        planOverlay?.show((index + count) % max(1, count), of: plan, in: size)
    }

    /// Esc: goes back. From a fault, the cursor goes to it.
    private mutating func leavePlan() {
        let isOfEditor = plan?.purpose == .save
        runPlan { $0.leave() }
        if isOfEditor, case .field(var editor) = editing, let fault = editor.check?.faults.first {
            editor.text.move(.position(fault.range.start), extending: false)
            editing = .field(editor)
        }
    }

    /// Why a key of the plan can't do its work now; nil if it can.
    func planReason(_ command: Command) -> String? {
        guard case .plan(let overlay) = dialog, let runner = runningPlan?.runner else { return nil }
        let (plan, selected) = (runner.plan, overlay.selected)
        switch command {
        case .confirm: return runner.confirmBlocker?.words
        case .pickMine, .pickTheirs:
            return runner.hasChoice(at: selected) ? nil : "nobody else has changed this: there is nothing to choose"
        case .editOn:
            return runner.canRebase(at: selected)
                ? nil : "nobody else has changed this: Esc goes back to the editor"
        case .consent:
            return runner.canSendAnyway(at: selected)
                ? nil : planReason(.confirm) ?? "Enter sends what the plan shows"
        case .nextField, .previousField: return plan.isList ? nil : "there is but one field"
        case .lookAgain:
            let canRetry = plan.changes.contains { $0.state.fetchError != nil } || retryWords != nil
            return canRetry ? nil : "what the server holds is known"
        default: return nil
        }
    }
}
