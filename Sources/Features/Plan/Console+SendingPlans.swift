import JSON
import OnCall
import TerminalCore
import TextEditing

extension Console {
    // MARK: What the server holds

    /// The server has told of an integration that a plan asked about.
    mutating func planFetched(_ number: RequestNumber, _ known: Integration) {
        guard var plan, let id = plan.fetches.removeValue(forKey: number) else { return }
        var settled: [PlanSection] = []
        for index in plan.sections.indices where plan.sections[index].integration == id {
            guard plan.sections[index].state.isUnknown else { continue }
            plan.sections[index].learn(known.value(of: plan.sections[index].field))
            if plan.sections[index].state == .same { settled.append(plan.sections[index]) }
        }
        self.plan = plan
        // An undo or a default that is already so says nothing of a draft, whose own changes wait for their own plan.
        let isOfDrafts = plan.purpose == .save || plan.isList
        for section in settled where isOfDrafts && draft(id, section.field) != nil {
            for change in IntegrationPatch(section.field, section.value).changes { confirm(change, known) }
        }
        reviewPlan()
    }

    /// The server did not tell.
    /// - Returns: whether a plan had asked.
    mutating func planFailed(_ number: RequestNumber, _ error: ServiceError) -> Bool {
        guard var plan, let id = plan.fetches.removeValue(forKey: number) else { return false }
        if plan.isQuiet, error.kind == .cancelled {
            closePlan()
            return true
        }
        for index in plan.sections.indices where plan.sections[index].integration == id {
            guard plan.sections[index].state.isUnknown else { continue }
            plan.sections[index].state = error.kind == .notFound ? .gone : .notFetched(error)
        }
        self.plan = plan
        reviewPlan()
        return true
    }

    /// All that was asked is answered: what need not be shown goes on by itself.
    private mutating func reviewPlan() {
        guard var plan, !plan.isFetching, !plan.isList, let section = plan.sections.first else { return }
        switch plan.purpose {
        case .undo(let step) where section.isKnown && !section.theirs.isSame(as: step.expected):
            return refuse("not undone", section)
        case .redo(let step) where section.isKnown && !section.theirs.isSame(as: step.expected):
            return refuse("not redone", section)
        default: break
        }
        if section.state == .same {
            closePlan()
            notice = Notice(.info, "\(section.field.title) is already so on the server: there is nothing to send")
            return
        }
        guard plan.isQuiet else { return }
        if section.isReady, section.warnings.isEmpty { return send(section, plan.purpose) }
        closePlan()
        // Whoever has gone on must not answer, by what is typed there, a question that was not seen.
        guard overlays.isEmpty, isStillAt(section) else {
            notice = Notice(
                .failure, "\(section.field.title) is not saved: there is something to look at. Ctrl-S shows it")
            return
        }
        plan.isQuiet = false
        self.plan = plan
        overlays.push(.plan(PlanOverlay()))
    }

    /// Whether the keyboard and the text are as they were when a section was planned.
    private func isStillAt(_ section: PlanSection) -> Bool {
        guard editing?.isOf(section.integration, section.field) ?? false else { return false }
        let isInEditor = place == .editor || place == .labelEditor
        return isInEditor && draft(section.integration, section.field)?.value == section.draft
    }

    /// What a plan shows is what is known of the server, also where that has changed since it was asked.
    mutating func followPlan() {
        guard var plan else { return }
        var isChanged = false
        for index in plan.sections.indices where plan.sections[index].state.isOpen {
            let section = plan.sections[index]
            guard let known = directory.integration(section.integration) else {
                plan.sections[index].state = .gone
                isChanged = true
                continue
            }
            let theirs = known.value(of: section.field)
            guard !theirs.isAbsent, theirs != section.theirs else { continue }
            // Where only what people don't see has changed, there is nothing to decide anew.
            if theirs.isSame(as: section.theirs) {
                plan.sections[index].learn(theirs)
            } else {
                plan.sections[index].learnAgain(theirs)
            }
            isChanged = true
        }
        guard isChanged else { return }
        self.plan = plan
        reviewPlan()
    }

    private mutating func refuse(_ words: String, _ section: PlanSection) {
        closePlan()
        let reason = section.theirs.isAbsent ? "is not told" : "has changed since"
        notice = Notice(.info, "\(words): the server's \(section.field.title) \(reason); H shows the history")
    }

    // MARK: Sending

    /// Enter: sends what is ready, and nothing that was not looked at or not decided.
    mutating func confirmPlan() {
        guard var plan, !plan.isSending else { return }
        if plan.isList {
            for index in plan.sections.indices where plan.sections[index].takesTheirs {
                plan.sections[index].state = .tookTheirs
                takeTheirs(plan.sections[index])
            }
            guard !plan.isOver else {
                self.plan = plan
                return closePlan()
            }
            guard plan.sections.contains(where: \.isReady) else {
                self.plan = plan
                notice = Notice(
                    .info, "nothing here can be sent as it stands: Tab goes through the fields, m, t and y decide")
                return
            }
            for index in plan.sections.indices { plan.sections[index].isQueued = plan.sections[index].isReady }
            plan.isRunning = true
            self.plan = plan
            sendNext()
            return finishPlan()
        }
        guard let section = plan.sections.first else { return }
        if section.takesTheirs {
            closePlan()
            takeTheirs(section)
            notice = Notice(
                .done, "theirs stays; your draft of \(section.field.title) is dropped (Ctrl-V has its text)")
        } else if section.isReady {
            send(section, plan.purpose)
        }
    }

    /// Sends the one field of a plan, which closes.
    private mutating func send(_ section: PlanSection, _ purpose: SavePlan.Purpose) {
        if let call = activity(of: section.integration), call.isWrite {
            notice = Notice(.info, Console.busyReason)
            return
        }
        closePlan()
        let relation: JournalEntry.Relation? =
            switch purpose {
            case .undo(let step): .undoes(step.entry)
            case .redo(let step): .redoes(step.entry)
            case .save, .resetToDefault, .saveAll: nil
            }
        send(section, relation)
    }

    static let busyReason = "a request for this integration is running; your text is kept, save again after it"

    /// Sends the next field of a plan of many, until all have been.
    private mutating func sendNext() {
        guard var plan, plan.isList, plan.isRunning, !plan.isSending else { return }
        while let index = plan.sections.firstIndex(where: { $0.isQueued && $0.isReady }) {
            let section = plan.sections[index]
            if let call = activity(of: section.integration), call.isWrite {
                plan.sections[index].state = .held(Console.busyReason)
                continue
            }
            let number = send(section)
            plan.sections[index].state = .sending(number)
            plan.show(index, in: dialogSize)
            self.plan = plan
            return
        }
        self.plan = plan
    }

    /// Sums up a plan of many once nothing of it is left to be sent.
    mutating func finishPlan() {
        guard var plan, plan.isList, plan.isRunning, !plan.isSending else { return }
        plan.isRunning = false
        self.plan = plan
        let saved = plan.sections.count { $0.state == .saved }
        let rest = plan.sections.count { !$0.isSettled }
        if saved > 0 || rest > 0 {
            notice = Notice(
                rest == 0 ? .done : .info,
                "\(saved) saved"
                    + (rest == 0 ? "" : ", \(rest) not: \(rest == 1 ? "its text is" : "their texts are") kept"))
        }
    }

    /// Tells a plan of many what became of a field.
    mutating func notePlan(_ id: IntegrationID, _ field: EditableField, _ state: PlanSection.State) {
        guard var plan, plan.isList,
            let index = plan.sections.firstIndex(where: {
                $0.integration == id && $0.field == field && $0.state.awaitsOutcome
            })
        else { return }
        plan.sections[index].state = state
        self.plan = plan
        sendNext()
    }

    /// Nothing more of a plan of many is sent by itself.
    mutating func stopPlan() {
        guard var plan, plan.isList else { return }
        plan.isRunning = false
        self.plan = plan
    }

    /// What failed stops the rest where it was cancelled, or the server can't be had or wants to be left alone.
    mutating func notePlan(_ id: IntegrationID, _ field: EditableField, failed error: ServiceError) {
        stopPlan(after: error)
        notePlan(id, field, error.mayHaveBeenApplied ? .unanswered(error.summary) : .refused(error))
    }

    /// A field was taken by the server, and whether it holds it could not be asked.
    mutating func notePlan(_ id: IntegrationID, _ field: EditableField, unconfirmed error: ServiceError) {
        stopPlan(after: error)
        notePlan(id, field, .unanswered(error.summary))
    }

    private mutating func stopPlan(after error: ServiceError) {
        switch error.kind {
        case .cancelled, .rateLimited: stopPlan()
        case .unreachable, .timedOut, .syncing: if !error.mayHaveBeenApplied { stopPlan() }
        default: break
        }
    }

    /// The draft goes, and the editor shows what the server holds.
    private mutating func takeTheirs(_ section: PlanSection) {
        let (id, field) = (section.integration, section.field)
        drop(draftKey(id, field))
        if editing?.isOf(id, field) ?? false { editing?.take(section.theirs) }
        updateList()
    }
}

extension PlanSection {
    /// Whether the server has told of it.
    fileprivate var isKnown: Bool { state == .open || state == .same }

    /// Whether the user has decided for what the server holds.
    fileprivate var takesTheirs: Bool { state.isOpen && isConflict && pick == .theirs }

    /// Whether nothing of it is left to be done.
    fileprivate var isSettled: Bool {
        switch state {
        case .saved, .same, .tookTheirs: true
        default: false
        }
    }

    /// Why it is not sent as it stands; nil where it is, or where theirs was chosen.
    var hindrance: String? {
        if isReady || takesTheirs { return nil }
        if state.failure != nil { return "nothing is sent unseen: r asks the server again, Esc goes back" }
        if state == .gone { return "the integration is not on the server any more; your text stays as a draft" }
        if isConflict, pick == nil { return "first decide: m keeps yours, t takes theirs, e edits on" }
        if needsConsent { return "the server would refuse this: y sends it all the same, Esc goes back to the fault" }
        for case .hindered(let words) in warnings { return "not saved: \(words). Your text is kept as a draft" }
        return "there is nothing to send"
    }
}

extension PlanSection.State {
    fileprivate var awaitsOutcome: Bool {
        switch self {
        case .sending, .unanswered: true
        default: false
        }
    }
}
