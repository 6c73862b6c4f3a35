import FoundationEssentials
import OnCall
import Planning
import StateMachine

extension Console {
    // MARK: Waiting

    /// A request has failed: waits for the next attempt, where there is to be one. Until then it counts as under way, so that nothing else is
    /// sent in its place.
    /// - Returns: whether it waits.
    mutating func waitToRetry(_ number: RequestNumber, after error: ServiceError) -> Bool {
        switch error.kind {
        case .rateLimited(let seconds), .syncing(let seconds): budget.refused(seconds: seconds, at: now)
        default: break
        }
        guard var request = requests[number], !request.isBackground || request.call == .list && !isQuiet,
            let wait = RetryRule.wait(
                request.call, after: error, retries: request.retries, jitter: jitter.next())
        else { return false }
        request.wait = RetryWait(error: error, dueAt: now.addingTimeInterval(wait))
        requests[number] = request
        return true
    }

    /// Sends what waits until now.
    mutating func retryDue() {
        retryAlarm = nil
        giveUpOldOrders()
        let now = now
        retry { $0.dueAt <= now }
    }

    /// An order that is long over its time, as after a suspension, is given up: nobody thinks of it any more.
    mutating func giveUpOldOrders() {
        for (number, request) in requests where request.call.isWrite {
            if let wait = request.wait, now.timeIntervalSince(wait.dueAt) > 60 { failed(number, wait.error) }
        }
    }

    /// Sends at once whatever waits.
    /// - Returns: whether anything did.
    @discardableResult mutating func retryNow() -> Bool { retry { _ in true } }

    @discardableResult private mutating func retry(where isTime: (RetryWait) -> Bool) -> Bool {
        let waiting = requests.filter { $0.value.wait.map(isTime) ?? false }
        for number in waiting.keys.sorted() { resend(number) }
        return !waiting.isEmpty
    }

    /// The next attempt keeps the request's number, by which others know it; how new its answer is goes by a number of its own.
    private mutating func resend(_ number: RequestNumber) {
        guard var request = requests[number] else { return }
        if let wait = request.wait, isOvertaken(request) { return giveUpOvertaken(number, request, wait.error) }
        lastNumber += 1
        request.wait = nil
        request.retries += 1
        request.asOf = lastNumber
        request.startedAt = now
        requests[number] = request
        var call = request.call
        if call == .list {
            // Who waits for a word of what was created wants a list that was read in one piece, after that.
            let page = directory.listingGoesOn(number, asOf: lastNumber, isAnew: !doubts.isEmpty)
            if page > 1 { call = .restOfList(from: page) }
        }
        budget.spent(at: now)
        // What the journal is to know stands there since the first attempt.
        outbox.append(.run(Console.effect(number, request.call), .call(call, number)))
    }

    /// Gives up the save that waits of the field in the editor, where what is there is no longer what was to be sent: nothing of it was.
    /// - Returns: whether it did.
    mutating func giveUpOutdatedSave() -> Bool {
        guard let id = editing?.integration, let field = editing?.field else { return false }
        let save = requests.first { _, request in
            guard request.wait != nil, case .update(id, let patch) = request.call else { return false }
            return patch[field] != nil && request.entry.flatMap { journal[$0] }?.relation == nil
        }
        guard let save, let error = save.value.wait?.error,
            draft(id, field)?.value != sentDrafts[draftKey(id, field)]
        else { return false }
        failed(save.key, error)
        setStatus(.idle, of: id, field)
        notice = nil
        return true
    }

    /// Whether somebody else has written meanwhile what a save that waits would write over. The plan that it comes from did not show that.
    private func isOvertaken(_ request: Request) -> Bool {
        guard case .update(let id, let patch) = request.call, let change = patch.changes.first,
            case .update(_, let before, _)? = request.entry.flatMap({ journal[$0]?.operation }),
            let held = directory.integration(id)?.value(of: change.field)
        else { return false }
        return !held.isAbsent && !before.isAbsent && !held.isSame(as: before)
            && !held.isSame(as: Field(sent: change.value))
    }

    private mutating func giveUpOvertaken(_ number: RequestNumber, _ request: Request, _ error: ServiceError) {
        failed(number, error)
        guard case .update(_, let patch) = request.call, let change = patch.changes.first else { return }
        notice = Notice(
            .failure,
            "\(change.field.title) is not saved: somebody else has changed it while it waited. Your text is kept. "
                + "Ctrl-S in the editor shows both", about: .outcome)
    }

    /// One alarm, for whatever is due first.
    mutating func settleRetryAlarm() {
        let due = requests.values.compactMap(\.wait?.dueAt).min()
        guard due != retryAlarm else { return }
        retryAlarm = due
        let alarm = Alarm.retry
        if let due {
            run(.sleep(until: due, alarm))
        } else {
            outbox.append(.cancel(EffectID("alarm \(alarm.rawValue)")))
        }
    }

    /// What could not be read while the server was away is asked again now that it is back, and takes that.
    mutating func askForMissed() {
        guard !isQuiet else { return }
        for call in [Call.teams, .escalationChains] where missed.contains(call) { send(call, isBackground: true) }
        missed = []
    }

    // MARK: What is to be seen of it

    /// What waits for its next attempt, in a line; nil where nothing does that the user waits for.
    package var retryWords: String? {
        let waiting = requests.values.filter { $0.wait != nil && !$0.isBackground }
        // An order matters most, then what was asked last.
        let first = waiting.max { ($0.call.isWrite ? 1 : 0, $0.asOf) < ($1.call.isWrite ? 1 : 0, $1.asOf) }
        let shown = first?.call.isWrite == true ? first : waiting.first { $0.call == .list } ?? first
        guard let shown, let wait = shown.wait else { return nil }
        let seconds = wait.seconds(at: now)
        let count = "\(shown.retries + 1) of \(RetryRule.mostRetries)"
        let key = retryKey.map { ", \($0) retries now" } ?? ""
        return "\(subject(of: shown.call)): \(wait.reason), retrying in \(seconds) s (\(count))\(key), Ctrl-C stops"
    }

    /// The list's wait for its next attempt.
    package var listWait: RetryWait? { requests.values.first { $0.call == .list && $0.wait != nil }?.wait }

    /// The key that sends at once what waits, where the keyboard is; nil where letters are text.
    private var retryKey: String? {
        switch place {
        case .list, .detail, .overlay(.plan): "r"
        case .editor, .completion, .labelEditor: isSavingEdited ? "Ctrl-S" : nil
        case .overlay(.creation): overlays.top?.layer.isBusy(surroundings) ?? false ? "Enter" : nil
        default: nil
        }
    }

    /// Whether what is in the editor waits to be sent again.
    var isSavingEdited: Bool {
        guard let id = editing?.integration else { return false }
        return requests.values.contains { $0.wait != nil && $0.call.isWrite && $0.call.integration == id }
    }

    /// What a call is about, for people.
    func subject(of call: Call) -> String {
        let name =
            call.integration.flatMap { directory.integration($0)?.displayName } ?? call.integration?.rawValue ?? ""
        return switch call {
        case .list, .restOfList: "list"
        case .fetch: name
        case .create(let new): "creating \(new.name)"
        case .update(_, let patch): "saving \(patch.changes.first?.field.title ?? name)"
        case .delete: "deleting \(name)"
        case .startMaintenance: "starting maintenance of \(name)"
        case .stopMaintenance: "stopping maintenance of \(name)"
        case .teams: "teams"
        case .escalationChains: "escalation chains"
        case .alertPayloads: "past alerts"
        }
    }
}
