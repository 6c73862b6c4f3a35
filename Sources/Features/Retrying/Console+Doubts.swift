import FoundationEssentials
import JSON
package import OnCall
import Planning
import StateMachine

extension Console {
    // MARK: Looking

    /// An order was sent and not answered: the server is asked what it holds.
    mutating func doubt(_ request: Request, _ number: RequestNumber, _ error: ServiceError) {
        let name =
            if case .create(let new) = request.call {
                new.name
            } else {
                directory.integration(request.call.integration)?.displayName ?? request.call.integration?.rawValue ?? ""
            }
        doubts[number] = Doubt(
            order: request.call, name: name, error: error, entry: request.entry, sentAt: request.startedAt,
            since: lastNumber)
        look(at: request.call)
    }

    private mutating func look(at order: Call) {
        if let id = order.integration { send(.fetch(id)) } else { refreshAll() }
    }

    /// Looks again at what is not known, where nothing does already.
    /// - Returns: whether it does.
    @discardableResult mutating func lookAgain() -> Bool {
        let open = doubts.filter { !isLookedAt($0.value) }
        for number in open.keys.sorted() {
            guard let doubt = doubts[number], !isLookedAt(doubt) else { continue }
            doubts[number]?.failure = nil
            look(at: doubt.order)
        }
        return !open.isEmpty
    }

    /// Whether a question is under way whose answer can tell.
    private func isLookedAt(_ doubt: Doubt) -> Bool {
        requests.values.contains { doubt.isTold(by: $0) }
    }

    /// What is not known of an integration.
    func doubt(about id: IntegrationID?) -> Doubt? {
        id.flatMap { id in doubts.values.first { $0.order.integration == id } }
    }

    /// Whether it is not known what came of an order for an integration.
    package func isInDoubt(_ id: IntegrationID) -> Bool { doubt(about: id) != nil }

    /// A creation of which is not known what came of it.
    func doubt(about new: NewIntegration?) -> Doubt? {
        new.flatMap { new in doubts.values.first { $0.order == .create(new) } }
    }

    // MARK: What the server says

    /// The server has described an integration.
    mutating func judge(_ answer: Integration, asOf: RequestNumber) {
        for number in doubts.keys.sorted() {
            guard let doubt = doubts[number], doubt.order.integration == answer.id, asOf > doubt.since else { continue }
            doubts[number] = nil
            let before: Field<JSONValue> =
                if case .update(_, let before, _)? = doubt.entry.flatMap({ journal[$0]?.operation }) { before } else {
                    .absent
                }
            let sentAt = directory.clock.serverTime(at: min(doubt.sentAt, now))
            switch doubt.verdict(answer, before: before, times: sentAt...max(sentAt, serverTime)) {
            case .applied: turnedOutApplied(doubt, number, answer)
            case .notApplied: turnedOutNotApplied(doubt)
            case .open(let words): staysOpen(doubt, words)
            }
        }
    }

    /// The whole list has been read: who is not in it is gone, and what was created is.
    /// - Parameter isSteady: whether it can have passed nobody by.
    mutating func judgeList(asOf: RequestNumber, isSteady: Bool) {
        for number in doubts.keys.sorted() {
            guard let doubt = doubts[number], asOf > doubt.since else { continue }
            if case .create(let new) = doubt.order {
                doubts[number] = nil
                judge(new, doubt, number, isSteady: isSteady)
            } else if let id = doubt.order.integration, directory[id] == nil, !judgeGone(id, asOf: asOf) {
                notice = Notice(.failure, "\(doubt.name) is not on the server any more")
            }
        }
    }

    /// An integration is not on the server any more.
    /// - Returns: whether that is what was wanted.
    @discardableResult mutating func judgeGone(_ id: IntegrationID, asOf: RequestNumber) -> Bool {
        var isWanted = false
        for (number, doubt) in doubts where doubt.order.integration == id && asOf > doubt.since {
            doubts[number] = nil
            guard case .delete = doubt.order else { continue }
            isWanted = true
            journal(doubt.entry, .applied(stored: .absent))
            deleted(id, doubt.name, ": asked again, the server has it no more")
        }
        return isWanted
    }

    /// That it was done is told when it is known, and by then people may look at another integration.
    private mutating func turnedOutApplied(_ doubt: Doubt, _ number: RequestNumber, _ answer: Integration) {
        let known = directory.integration(answer.id) ?? answer
        switch doubt.order {
        case .update(_, let patch):
            guard let first = patch.changes.first else { return }
            journal(doubt.entry, .applied(stored: answer.value(of: first.field)))
            for change in patch.changes { confirm(change, known) }
            notice = Notice(.done, "\(known.displayName): \(savedMessage(patch, known))\(Doubt.hasIt)")
        case .startMaintenance, .stopMaintenance:
            journal(doubt.entry, .applied(stored: .absent), integration: answer.id)
            succeeded(doubt.order, answer, number)
            if let told = notice, told.level == .done {
                notice = Notice(.done, "\(known.displayName): \(told.text)\(Doubt.hasIt)")
            }
        default: break
        }
    }

    private mutating func turnedOutNotApplied(_ doubt: Doubt) {
        journal(doubt.entry, .unanswered(doubt.wordsOfMissing))
        let name = doubt.name
        switch doubt.order {
        case .update(let id, let patch):
            let error = ServiceError(.notObeyed)
            for change in patch.changes {
                setStatus(.failed(error), of: id, change.field)
                planFailed(id, change.field, error)
            }
            let title = patch.changes.first?.field.title ?? name
            notice = Notice(
                .failure,
                "\(title) is not saved: asked again, the server does not have it. "
                    + wayToTryAgain(id, patch, doubt), about: .outcome)
        case .delete:
            notice = Notice(
                .failure, "\(name) is not deleted: asked again, the server still has it. d tries again")
        case .startMaintenance:
            notice = Notice(
                .failure,
                "maintenance of \(name) is not started: asked again, the server tells of none. m tries again")
        case .stopMaintenance:
            notice = Notice(
                .failure, "maintenance of \(name) is not stopped: asked again, the server says it is on. M tries again")
        default: break
        }
    }

    private func wayToTryAgain(_ id: IntegrationID, _ patch: IntegrationPatch, _ doubt: Doubt) -> String {
        switch doubt.entry.flatMap({ journal[$0]?.relation }) {
        case .undoes: return "z tries again"
        case .redoes: return "Z tries again"
        case nil: break
        }
        if let change = patch.changes.first, change.value.isNull, draft(id, change.field) == nil {
            return "x in the detail tries again"
        }
        return "Your text is kept. Ctrl-S in the editor tries again"
    }

    /// The server was asked, and what it says does not decide it.
    private mutating func staysOpen(_ doubt: Doubt, _ words: String) {
        let next: String
        switch doubt.order {
        case .update(let id, let patch):
            for change in patch.changes {
                setStatus(.idle, of: id, change.field)
                planUncertain(id, change.field, .undecided(words))
            }
            next = "Your text is kept; Ctrl-S in the editor shows the difference"
        case .startMaintenance: next = "What is on is shown; M stops it"
        default: next = "r asks again"
        }
        notice = Notice(.failure, "it can't be told \(doubt.question): asked again, \(words). \(next)", about: .outcome)
    }

    // MARK: Creations

    /// Looks in the list for what may have been created.
    private mutating func judge(_ new: NewIntegration, _ doubt: Doubt, _ number: RequestNumber, isSteady: Bool) {
        let name = new.name.trimmingBlanks()
        let found = directory.order.compactMap { directory[$0] }.filter { entry in
            let integration = entry.integration
            return entry.heardAt >= number && integration.name.value == name
                && integration.type.value ?? new.type == new.type
                // Without a team the server may choose one.
                && (new.teamID == nil || integration.teamID.isAbsent || integration.teamID.value == new.teamID)
        }
        var dialogIsOpen = false
        if case .creation(let open) = overlays[.creation], open.integration == new { dialogIsOpen = true }
        guard let made = found.first?.integration else {
            guard isSteady else {
                var open = doubt
                let why = ServiceError(.unintelligible, words: "the list changed, and was not read whole")
                open.failure = why
                doubts[number] = open
                fillCreation(new, "it is not known \(doubt.question): \(why.words). Enter looks again")
                notice = Notice(
                    .failure, "it is not known \(doubt.question): \(why.words). \(lastingLookKey(doubt)) looks again",
                    about: .doubt)
                return
            }
            journal(doubt.entry, .unanswered(doubt.wordsOfMissing))
            missingCreations[number] = doubt
            if doubt.isSentWhereMissing, dialogIsOpen { return createMissing(new) }
            let words = "\(name) is not created: asked again, the server does not have it yet"
            let next = " looks once more, and creates it where it is still missing"
            fillCreation(new, "\(words). Enter\(next)")
            notice = Notice(.failure, "\(words). \(dialogIsOpen ? "Enter" : "n, then Enter")\(next)")
            return
        }
        guard found.count == 1 else {
            let ids = found.map(\.integration.id.rawValue).joined(separator: ", ")
            let words = "asked again, \(found.count) new integrations are called \(name): \(ids)"
            fillCreation(new, words)
            notice = Notice(.failure, words)
            return
        }
        // Where not everything was known before, it may have been there all the time.
        guard directory.wholeSince.map({ $0 < number }) ?? false else {
            let words =
                "asked again, the server has a \(name) (\(made.id.rawValue)): it can't be told whether that one is new"
            fillCreation(new, words)
            notice = Notice(.failure, words)
            return
        }
        journal(doubt.entry, .applied(stored: .absent), integration: made.id)
        // The dialog takes it for the request of its own.
        if dialogIsOpen { tell(.sent(number, .create(new))) }
        if overlays.parked?.integration == new { overlays.park(nil) }
        let plain = Notice(.done, "\(new.name) is created")
        succeeded(.create(new), made, number)
        if notice == plain { notice = Notice(.done, "created after all: \(name)" + Doubt.hasIt) }
    }

    /// What was missing at the last look may have arrived since: it is looked for once more before another is made.
    /// - Returns: whether it is.
    mutating func lookBeforeCreating(_ new: NewIntegration) -> Bool {
        let missing = missingCreations.filter { $0.value.order == .create(new) }
        guard !missing.isEmpty else { return false }
        for (number, doubt) in missing {
            missingCreations[number] = nil
            doubts[number] = doubt
            doubts[number]?.isSentWhereMissing = true
        }
        fillCreation(new, "looking once more whether the server has it")
        refreshAll()
        return true
    }

    private mutating func createMissing(_ new: NewIntegration) {
        // One of several attempts has been first.
        guard case .creation(let open) = overlays[.creation], open.request == nil else { return }
        send(.create(new))
    }

    private mutating func fillCreation(_ new: NewIntegration, _ words: String) { tell(.creationUncertain(new, words)) }

    // MARK: What can't be looked at

    /// A question has failed whose answer would have told what came of an order.
    /// - Returns: whether it has, and that is told.
    mutating func lookFailed(_ request: Request, _ error: ServiceError) -> Bool {
        let blind = doubts.filter { $0.value.isTold(by: request) && !isLookedAt($0.value) }
        for (number, doubt) in blind {
            doubts[number]?.failure = error
            guard case .create(let new) = doubt.order else { continue }
            fillCreation(new, "it is not known \(doubt.question): \(error.summary). Enter looks again")
        }
        guard let doubt = blind.max(by: { $0.key < $1.key })?.value else { return false }
        // A refresh that nobody asked for says it once.
        if blind.values.contains(where: { $0.failure == nil }) || !request.isBackground {
            notice = Notice(
                .failure, "it is not known \(doubt.question): \(error.summary). \(lastingLookKey(doubt)) looks again",
                about: .doubt)
        }
        return true
    }

    /// The word that something is not known goes when all is.
    mutating func forgetDoubtNotice() {
        if notice?.subject == .doubt, doubts.isEmpty { notice = nil }
    }

    /// The key that looks again at what is not known, here: where letters are text, and in a plan, r is something else.
    private func lookKey(_ doubt: Doubt) -> String {
        place == .list || place == .detail ? "r" : lastingLookKey(doubt)
    }

    /// The key for words that stay on the screen, wherever the keyboard goes meanwhile.
    private func lastingLookKey(_ doubt: Doubt) -> String {
        if case .creation(let open) = overlays[.creation], let new = open.integration, doubt.order == .create(new) {
            return "Enter"
        }
        return "r in the list"
    }

    /// What nobody should leave without knowing: orders of which is not known what came of them, a line each.
    var doubtLines: [String] {
        doubts.sorted { $0.key < $1.key }.map(\.value).map { doubt in
            "it is not known \(doubt.question)"
                + (isLookedAt(doubt) ? ": the server is being asked" : "; r in the list looks again")
        }
    }

    /// What is not known, and the key that looks again, in a line; nil while it is being looked at.
    package var doubtWords: String? {
        let blind = doubts.sorted { $0.key < $1.key }.map(\.value).filter { !isLookedAt($0) }
        guard let doubt = blind.last else { return nil }
        let more = blind.count > 1 ? " (and \(blind.count - 1) more)" : ""
        return "it is not known \(doubt.question)\(more); \(lookKey(doubt)) looks again"
    }
}

extension Doubt {
    /// What is added to the word of a success.
    static let hasIt = " · asked again, the server has it"

    /// What the journal has of it once it was looked for: that first, for a list has little room.
    fileprivate var wordsOfMissing: String { "not there when asked (\(error.summary))" }

    /// `whether Slack title is saved`
    package var question: String {
        switch order {
        case .update(_, let patch): "whether \(patch.changes.first?.field.title ?? "the field") of \(name) is saved"
        case .create: "whether \(name) is created"
        case .delete: "whether \(name) is deleted"
        case .startMaintenance: "whether maintenance of \(name) is on"
        case .stopMaintenance: "whether maintenance of \(name) is over"
        case .list, .restOfList, .fetch, .teams, .escalationChains, .alertPayloads: "what the server holds"
        }
    }

    /// Whether the answer to a request tells what came of the order: it was asked after the order had ended.
    func isTold(by request: Console.Request) -> Bool {
        guard request.asOf > since else { return false }
        switch request.call {
        case .list: return true
        case .fetch(let id): return order.integration == id
        default: return false
        }
    }
}
