import Planning

extension Console {
    /// Applies the user's decision about the plan.
    mutating func decide(_ decision: PlanDecision) {
        let busy = busyIntegrations
        forgetPlanNotice()
        switch decision {
        case .confirm:
            runPlan { $0.confirm(busy: busy) }
            finishPlan()
        case .leave: leavePlan()
        case .keepMine(let index): mark { $0.keepMine(at: index) }
        case .takeTheirs(let index): mark { $0.takeTheirs(at: index) }
        case .leaveOut(let indices): mark { $0.leaveOut(indices) }
        case .rebase(let index): runPlan { $0.rebase(at: index) }
        case .sendAnyway(let index): runPlan { $0.sendAnyway(at: index, busy: busy) }
        case .retry: if !retryNow() { runPlan { $0.retry() } }
        }
    }

    private mutating func mark(_ decision: (inout PlanRunner) -> Void) {
        runPlan {
            decision(&$0)
            return []
        }
    }

    /// Goes back to the editor. If the text has a fault, the cursor moves there.
    private mutating func leavePlan() {
        let isOfEditor = plan?.purpose == .save
        runPlan { $0.leave() }
        if isOfEditor { editingState.goToFault() }
    }
}
