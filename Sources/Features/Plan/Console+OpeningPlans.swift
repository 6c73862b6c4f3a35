import JSON
import OnCall
import StateMachine
package import TerminalCore
import TextEditing

extension Console {
    /// The plan that is open, or that waits to be sent unseen.
    package internal(set) var plan: SavePlan? {
        get {
            if case .plan(let plan) = dialog { return plan }
            if case .plan(let plan) = underHelp { return plan }
            return quietPlan
        }
        set {
            if case .plan = dialog {
                dialog = newValue.map { .plan($0) }
            } else if case .plan = underHelp {
                underHelp = newValue.map { .plan($0) }
            } else {
                quietPlan = newValue
            }
        }
    }

    /// Opens a plan, and asks what the server holds of the integrations that it is about.
    mutating func openPlan(_ purpose: SavePlan.Purpose, _ sections: [PlanSection], isQuiet: Bool = false) {
        closePlan()
        // It would cover the plan, and is about the attempt before.
        if notice?.subject == .outcome { notice = nil }
        var plan = SavePlan(purpose, sections)
        plan.isQuiet = isQuiet
        fetch(for: &plan)
        if isQuiet { quietPlan = plan } else { dialog = .plan(plan) }
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
    }

    // MARK: What opens one

    /// Plans the saving of what is in the editor.
    mutating func planSave(of field: EditableField, _ value: JSONValue, _ warnings: [PlanSection.Warning]) {
        guard let (id, _) = edited else { return }
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

    /// Cells that the rows of a plan, or of a history, may take: the inside of a dialog as large as the screen, without the lines of
    /// its hint.
    package var dialogSize: Size {
        Size(width: max(1, size.width - (size.width < 50 ? 4 : 6)), height: max(1, size.height - 6))
    }

    mutating func perform(_ command: Command, in plan: SavePlan) -> Bool {
        switch command {
        case .confirm: confirmPlan()
        case .back: leavePlan()
        case .pickMine: pick(.mine)
        case .pickTheirs: pick(.theirs)
        case .editOn: editOn()
        case .consent: consent()
        case .lookAgain:
            if retryNow() { break }
            var plan = plan
            fetch(for: &plan)
            self.plan = plan
        case .nextField, .previousField:
            var plan = plan
            let step = command == .nextField ? 1 : -1
            plan.show((plan.selected + step + plan.sections.count) % max(1, plan.sections.count), in: dialogSize)
            self.plan = plan
        case .moveDown, .moveUp, .moveToTop, .moveToBottom, .halfPageDown, .halfPageUp, .pageDown, .pageUp:
            var plan = plan
            plan.top = command.scrolled(
                from: plan.top, height: dialogSize.height, count: plan.rows(width: dialogSize.width).count)
            self.plan = plan
        default: return false
        }
        return true
    }

    /// Esc: back to where it came from. Whoever goes back from a fault wants to see it.
    private mutating func leavePlan() {
        guard let plan else { return }
        if plan.isSending {
            notice = Notice(.info, "the one under way goes on; the rest is not sent and stays as drafts")
        }
        closePlan()
        if plan.purpose == .save, case .field(var editor) = editing, let fault = editor.check?.faults.first {
            editor.text.move(.position(fault.range.start), extending: false)
            editing = .field(editor)
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
        switch editing {
        case .field(var editor) where editor.integration == id && editor.field == field:
            editor.rebase(on: section.theirs)
            editing = .field(editor)
        case .labels(var editor) where editor.integration == id && editor.field == field:
            editor.confirmed(section.theirs.map { ($0.array ?? []).compactMap(Label.init) })
            editing = .labels(editor)
        default: openEditor(of: id, field)
        }
        notice = Notice(.info, "yours is a change of theirs now; Ctrl-S shows what it does to it")
    }
}

extension Console {
    /// Why a key of the plan can't do its work now; nil where it can.
    func planReason(_ command: Command) -> String? {
        guard case .plan(let plan) = dialog else { return nil }
        let section = selectedSection
        let isChoice = section.map { $0.isConflict && $0.state.isOpen } ?? false
        switch command {
        case .confirm where plan.isFetching:
            return "what the server holds is still being asked; it is shown before anything is sent"
        case .confirm where !plan.isList: return section?.hindrance
        case .pickMine, .pickTheirs: return isChoice ? nil : "nobody else has changed this: there is nothing to choose"
        case .editOn:
            let isDraft = plan.purpose == .save || plan.isList
            return isChoice && isDraft ? nil : "nobody else has changed this: Esc goes back to the editor"
        case .consent:
            let isAsked = section.map { $0.state.isOpen && $0.needsConsent } ?? false
            return isAsked ? nil : planReason(.confirm) ?? "Enter sends what the plan shows"
        case .nextField, .previousField: return plan.isList ? nil : "there is but one field"
        case .lookAgain:
            let isAsked = plan.sections.contains { $0.state.failure != nil } || retryWords != nil
            return isAsked ? nil : "what the server holds is known"
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
