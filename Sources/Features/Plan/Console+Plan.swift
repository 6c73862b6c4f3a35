import JSON
package import OnCall
package import Planning
import StateMachine

extension Console {
    /// The plan that is open, or that waits to be sent without being shown.
    package var plan: Plan? { runningPlan?.runner.plan }

    /// The plan's running fetches, with their integrations.
    package var planFetches: [RequestNumber: IntegrationID] { runningPlan?.fetches ?? [:] }

    /// Opens a plan, and fetches its integrations from the server.
    mutating func openPlan(_ purpose: Plan.Purpose, _ changes: [PlannedChange], isQuiet: Bool = false) {
        closePlan()
        // A row of a locked team is refused by itself, as long as there are others.
        let open = changes.filter { lockedTeam(of: $0.integration) == nil }
        let write = guardedWrite(open.isEmpty ? changes : open)
        if let refusal = guards.refusal(write) {
            notice = .disabled(nil, .guarded(refusal))
            return
        }
        // What has to be typed is asked for when the plan is confirmed.
        let isQuiet = isQuiet && guards.demand(write) == nil
        // The notice would cover the plan, and concerns the previous attempt.
        if notice?.subject == .outcome { notice = nil }
        let plan = Plan(purpose, changes)
        runningPlan = RunningPlan(
            PlanRunner(plan, isQuiet: isQuiet, maxFetches: plan.isTable ? Console.maxPlanFetches : .max))
        runPlan { $0.begin() }
    }

    /// So many integrations are fetched at a time for a plan that is shown as a table.
    private static let maxPlanFetches = 4

    /// Removes the notice why the plan was not sent.
    mutating func forgetPlanNotice() { if notice?.subject == .plan { notice = nil } }

    /// Closes the plan, and cancels its fetches.
    mutating func closePlan() {
        if plan != nil { forgetPlanNotice() }
        for number in planFetches.keys { exchange.cancel(number) }
        collect([])
        runningPlan = nil
        for kind in [Overlay.Kind.plan, .planTable, .countCheck] { overlays.remove(kind) }
    }

    // MARK: Opening

    /// Plans the save of the edited field.
    mutating func planSave(of field: EditableField, _ value: JSONValue, _ warnings: [PlanWarning]) {
        guard let id = editing?.integration else { return }
        let known = directory.integration(id)
        let change = PlannedChange(
            id, name: known?.displayName ?? draft(id, field)?.integrationName ?? id.rawValue, field, value,
            base: draft(id, field)?.base ?? known?.value(of: field) ?? .absent, draft: draft(id, field)?.value,
            warnings: warnings)
        openPlan(.save, [change], isQuiet: !configuration.confirmsSaves)
    }

    /// Plans to reset a template to the server default.
    mutating func planReset() {
        guard let (id, slot) = currentSlot else { return }
        let field = EditableField.template(slot)
        let known = directory.integration(id)
        let change = PlannedChange(
            id, name: known?.displayName ?? id.rawValue, field, .null, base: known?.value(of: field) ?? .absent,
            draft: draft(id, field)?.value, warnings: draft(id, field) == nil ? [] : [.dropsDraft])
        openPlan(.resetToDefault, [change])
    }

    /// Plans the save of all drafts of this server, or of one of its integrations.
    mutating func planAll(of integration: IntegrationID? = nil) {
        guard persistence.areDraftsLoaded else {
            notice = .draft(.loading)
            return
        }
        let mine =
            integration.map { drafts.drafts(of: $0, configuration.server) }
            ?? drafts.drafts.filter { $0.key.server == configuration.server }
        guard !mine.isEmpty else {
            notice = .draft(.noneToSave)
            return
        }
        openPlan(.saveAll, mine.map(plannedChange))
    }

    /// The change that would save a draft.
    func plannedChange(_ draft: Draft) -> PlannedChange {
        let (id, field) = (draft.key.integration, draft.key.field)
        let known = directory.integration(id)
        let (value, warnings) = FieldCheck.check(field, draft.value, base: draft.base, of: id)
        return PlannedChange(
            id, name: known?.displayName ?? draft.integrationName, field, value, base: draft.base, draft: draft.value,
            warnings: warnings, names: directory.valueNames(of: field))
    }
}
