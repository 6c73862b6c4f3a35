import JSON
import OnCall
import StateMachine
package import TerminalCore
import TextEditing

extension Console {
    /// Opens a plan, and asks what the server holds of the integrations that it is about.
    mutating func openPlan(_ purpose: SavePlan.Purpose, _ sections: [PlanSection], isQuiet: Bool = false) {
        closePlan()
        // It would cover the plan, and is about the attempt before.
        if notice?.subject == .outcome { notice = nil }
        var plan = SavePlan(purpose, sections)
        plan.isQuiet = isQuiet
        fetch(for: &plan)
        self.plan = plan
        if !isQuiet { overlays.push(.plan(PlanOverlay())) }
    }

    /// Asks about every integration of which it is not known what the server holds.
    mutating func fetch(for plan: inout SavePlan) {
        for index in plan.sections.indices where plan.sections[index].state.isUnknown {
            plan.sections[index].state = .fetching
            let id = plan.sections[index].integration
            guard !plan.fetches.values.contains(id) else { continue }
            plan.fetches[send(.fetch(id))] = id
        }
    }

    /// Takes the plan away, and what is asked for it.
    mutating func closePlan() {
        for number in (plan?.fetches ?? [:]).keys {
            guard let request = requests.removeValue(forKey: number) else { continue }
            outbox.append(.cancel(Console.effect(number, request.call)))
        }
        plan = nil
        overlays.remove(.plan)
    }

    // MARK: What opens one

    /// Plans the saving of what is in the editor.
    mutating func planSave(of field: EditableField, _ value: JSONValue, _ warnings: [PlanSection.Warning]) {
        guard let id = editing?.integration else { return }
        let known = directory.integration(id)
        let section = PlanSection(
            id, name: known?.displayName ?? draft(id, field)?.integrationName ?? id.rawValue, field, value,
            base: draft(id, field)?.base ?? known?.value(of: field) ?? .absent, draft: draft(id, field)?.value,
            warnings: warnings)
        openPlan(.save, [section], isQuiet: !setup.confirmsSaves)
    }

    /// Plans that a template goes back to the server's default.
    mutating func planReset() {
        guard let (id, slot) = slotAtHand else { return }
        let field = EditableField.template(slot)
        let known = directory.integration(id)
        let section = PlanSection(
            id, name: known?.displayName ?? id.rawValue, field, .null, base: known?.value(of: field) ?? .absent,
            draft: draft(id, field)?.value, warnings: draft(id, field) == nil ? [] : [.dropsDraft])
        openPlan(.resetToDefault, [section])
    }

    /// Plans the saving of all drafts of this server, or of one of its integrations.
    mutating func planAll(of integration: IntegrationID? = nil) {
        guard areDraftsLoaded else {
            notice = Notice(.info, "your drafts are still being read")
            return
        }
        let mine = drafts.drafts.filter {
            $0.key.server == setup.server && (integration == nil || $0.key.integration == integration)
        }
        guard !mine.isEmpty else {
            notice = Notice(.info, "there is no draft here: nothing to save")
            return
        }
        openPlan(.saveAll, mine.map(section))
    }

    private func section(_ draft: Draft) -> PlanSection {
        let (id, field) = (draft.key.integration, draft.key.field)
        let known = directory.integration(id)
        var value = draft.value
        var warnings: [PlanSection.Warning] = []
        if let rows = draft.value.array {
            let base: Field<[Label]> = draft.base.map { ($0.array ?? []).compactMap(Label.init) }
            let kind: LabelRules.Kind = field == .labels ? .plain : .dynamic
            let editor = LabelEditor(id, kind: kind, base: base, value: rows.compactMap(Label.init))
            if let (row, violation) = editor.hindrance { warnings = [.hindered("row \(row + 1): \(violation.rule)")] }
        } else {
            let editor = FieldEditor(id, field, base: draft.base, draft: draft.value.string)
            warnings = editor.warnings
            value = editor.valueToSend
        }
        return PlanSection(
            id, name: known?.displayName ?? draft.integrationName, field, value, base: draft.base, draft: draft.value,
            warnings: warnings)
    }

    // MARK: What its keys do

    /// Cells that the rows of a plan, or of a history, may take.
    package var dialogSize: Size { Surroundings.room(on: size) }

    mutating func perform(_ command: PlanCommand) {
        guard var plan else { return }
        switch command {
        case .send: confirmPlan()
        case .back: leavePlan()
        case .keepMine: pick(.mine)
        case .takeTheirs: pick(.theirs)
        case .rebase: editOn()
        case .sendAnyway: consent()
        case .recheck:
            if retryNow() { break }
            fetch(for: &plan)
            self.plan = plan
        case .nextChange, .previousChange:
            let step = command == .nextChange ? 1 : -1
            plan.show((plan.selected + step + plan.sections.count) % max(1, plan.sections.count), in: dialogSize)
            self.plan = plan
        case .move(let motion):
            plan.top = motion.scrolled(
                from: plan.top, count: plan.rows(width: dialogSize.width).count, height: dialogSize.height)
            self.plan = plan
        }
    }

    /// Esc: back to where it came from. Whoever goes back from a fault wants to see it.
    private mutating func leavePlan() {
        guard let plan else { return }
        if plan.isSending {
            notice = Notice(.info, "the one under way goes on; the rest is not sent and stays as drafts")
        }
        closePlan()
        if plan.purpose == .save, let fault = editing?.fieldEditor?.check?.faults.first {
            editing?.modifyField { $0.text.move(.position(fault.range.start), extending: false) }
        }
    }

    private mutating func changeSelected(_ change: (inout PlanSection) -> Void) {
        guard var plan, plan.sections.indices.contains(plan.selected) else { return }
        change(&plan.sections[plan.selected])
        self.plan = plan
    }

    private var selectedSection: PlanSection? {
        plan.flatMap { $0.sections.indices.contains($0.selected) ? $0.sections[$0.selected] : nil }
    }

    private mutating func pick(_ pick: PlanSection.Pick) {
        changeSelected { $0.pick = pick }
    }

    private mutating func consent() {
        changeSelected { $0.isConsented = true }
        // In a plan of one field y is the answer to all that was asked.
        if let plan, !plan.isList, plan.sections.first?.isReady ?? false { confirmPlan() }
    }

    /// Yours becomes a change of what the server holds now, and is edited on.
    private mutating func editOn() {
        guard let section = selectedSection else { return }
        let (id, field) = (section.integration, section.field)
        closePlan()
        if var rebased = draft(id, field) {
            rebased.base = section.theirs
            drafts.put(rebased)
        }
        if editing?.isOf(id, field) ?? false {
            editing?.rebase(on: section.theirs)
        } else {
            openEditor(of: id, field)
        }
        notice = Notice(.info, "yours is a change of theirs now; Ctrl-S shows what it does to it")
    }
}

extension Situation<PlanOverlay> {
    /// Why a key of the plan can't do its work now; nil where it can.
    func reason(_ command: PlanCommand) -> DisabledReason? {
        guard let plan = surroundings.plan else { return nil }
        let section = plan.sections.indices.contains(plan.selected) ? plan.sections[plan.selected] : nil
        let isChoice = section.map { $0.isConflict && $0.state.isOpen } ?? false
        switch command {
        case .send where plan.isFetching: return .planIsFetching
        case .send where !plan.isList: return section?.hindrance.map { .blocked($0) }
        case .keepMine, .takeTheirs: return isChoice ? nil : .noConflict
        case .rebase:
            let isDraft = plan.purpose == .save || plan.isList
            return isChoice && isDraft ? nil : .noConflictToRebase
        case .sendAnyway:
            let isAsked = section.map { $0.state.isOpen && $0.needsConsent } ?? false
            return isAsked ? nil : reason(.send) ?? .nothingToConsent
        case .nextChange, .previousChange: return plan.isList ? nil : .onlyOneField
        case .recheck:
            let isAsked = plan.sections.contains { $0.state.failure != nil } || surroundings.isRetryWaiting
            return isAsked ? nil : .nothingToRecheck
        default: return nil
        }
    }
}

extension PlanSection.State {
    /// Whether what the server holds is not known, and can be asked.
    var isUnknown: Bool {
        switch self {
        case .fetching, .notFetched: true
        default: false
        }
    }
}
