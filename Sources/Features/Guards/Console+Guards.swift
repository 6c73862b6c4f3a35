import FoundationEssentials
import OnCall
import Planning

/// What the context does not allow, or only after something is typed.
extension Console {
    /// The rules of this context.
    var guards: WriteGuards { configuration.guards }

    /// The write that these verbs on these integrations would be.
    func guardedWrite(
        _ verbs: Set<WriteGuards.Verb>, of ids: [IntegrationID], windowSeconds: Int? = nil
    ) -> WriteGuards.Write {
        var verbs = verbs
        if ids.count > 1 { verbs.insert(.bulk) }
        return WriteGuards.Write(verbs, teams: ids.map(teamName), windowSeconds: windowSeconds)
    }

    /// Why an integration is locked: its team is not among those of the context. Nil if it is not.
    func lockedTeam(of id: IntegrationID) -> WriteGuards.Refusal? {
        guard guards.teams != nil, case .otherTeam? = guards.refusal(guardedWrite([], of: [id])) else { return nil }
        return guards.refusal(guardedWrite([], of: [id]))
    }

    private func teamName(_ id: IntegrationID) -> String? {
        directory.integration(id).flatMap { directory.teamName($0.teamID.value) }
    }

    /// The write that a call would be; nil for a read.
    func guardedWrite(_ call: Call) -> WriteGuards.Write? {
        switch call {
        case .create(let new):
            return WriteGuards.Write([.create], teams: [directory.teamName(new.teamID)])
        case .update(let id, _): return guardedWrite([.update], of: [id])
        case .delete(let id): return guardedWrite([.delete], of: [id])
        case .startMaintenance(let id, let mode, let seconds):
            return .start(mode, seconds: seconds, teams: [teamName(id)])
        case .stopMaintenance(let id): return guardedWrite([.stop], of: [id])
        case .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads: return nil
        }
    }

    /// The write that a request for windows would be.
    func guardedWrite(_ request: WindowRequest) -> WriteGuards.Write {
        let seconds = Int(request.window.end.timeIntervalSince(request.window.start ?? serverTime))
        switch request.kind {
        case .extend: return guardedWrite([.extend], of: request.integrations, windowSeconds: seconds)
        case .start(let mode):
            let verbs: Set<WriteGuards.Verb> = mode == .disableAlerts ? [.start, .disableAlerts] : [.start]
            return guardedWrite(verbs, of: request.integrations, windowSeconds: seconds)
        }
    }

    /// What a call does, for people; nil for a read.
    func guardedAction(_ call: Call) -> GuardedAction? {
        func name(_ id: IntegrationID) -> String { directory.integration(id)?.displayName ?? id.rawValue }
        switch call {
        case .create(let new): return .create(new.displayName)
        case .update: return .save(changes: 1)
        case .delete(let id): return .delete([name(id)])
        case .startMaintenance(let id, let mode, let seconds):
            return .start(
                mode, of: [name(id)], until: clockTime(of: serverTime.addingTimeInterval(TimeInterval(seconds))))
        case .stopMaintenance(let id): return .stop(of: [name(id)])
        case .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads: return nil
        }
    }

    /// The write that the changes of a plan would be.
    func guardedWrite(_ changes: [PlannedChange]) -> WriteGuards.Write {
        var verbs: Set<WriteGuards.Verb> = []
        var seconds: Int?
        for change in changes {
            switch change.write {
            case .field: verbs.insert(.update)
            case .delete: verbs.insert(.delete)
            case .stopMaintenance: verbs.insert(.stop)
            case .extendMaintenance(_, let end, _):
                verbs.insert(.extend)
                seconds = max(seconds ?? 0, Int(end.timeIntervalSince(serverTime)))
            case .startMaintenance(let mode, let length, _):
                verbs.formUnion(mode == .disableAlerts ? [.start, .disableAlerts] : [.start])
                seconds = max(seconds ?? 0, length)
            }
        }
        return guardedWrite(verbs, of: Console.integrations(of: changes), windowSeconds: seconds)
    }

    /// What the changes of a plan do, for people.
    func guardedAction(_ changes: [PlannedChange]) -> GuardedAction {
        let names = Console.integrations(of: changes).map { directory.integration($0)?.displayName ?? $0.rawValue }
        switch changes.first?.write {
        case .delete: return .delete(names)
        case .stopMaintenance: return .stop(of: names)
        case .startMaintenance(let mode, let seconds, _):
            return .start(mode, of: names, until: clockTime(of: serverTime.addingTimeInterval(TimeInterval(seconds))))
        case .extendMaintenance(_, let end, _):
            let latest = changes.reduce(end) { latest, change in
                if case .extendMaintenance(_, let end, _) = change.write { max(latest, end) } else { latest }
            }
            return .extend(of: names, until: clockTime(of: latest))
        case .field, nil: return .save(changes: changes.count)
        }
    }

    /// Puts windows into the queue that come back, unless the context does not allow one of them.
    mutating func enqueueGuarded(
        _ ids: [IntegrationID], _ mode: MaintenanceMode, _ window: RecurringWindow, why: String?
    ) {
        guard let next = surroundings.next(of: window) else { return }
        let verbs: Set<WriteGuards.Verb> = mode == .disableAlerts ? [.start, .disableAlerts] : [.start]
        let names = ids.map { directory.integration($0)?.displayName ?? $0.rawValue }
        guarded(
            guardedWrite(verbs, of: ids, windowSeconds: Int(next.end.timeIntervalSince(next.start))),
            .queue(mode, of: names, window.title), [.recurringConfirmed(ids, mode, window, why: why)])
    }

    /// The integrations of changes, each once.
    static func integrations(of changes: [PlannedChange]) -> [IntegrationID] {
        var seen: Set<IntegrationID> = []
        return changes.map(\.integration).filter { seen.insert($0).inserted }
    }

    /// What a request for windows does, for people.
    func guardedAction(_ request: WindowRequest) -> GuardedAction {
        let names = request.integrations.map { directory.integration($0)?.displayName ?? $0.rawValue }
        switch request.kind {
        case .start(let mode): return .start(mode, of: names, until: request.window.endText)
        case .extend: return .extend(of: names, until: request.window.endText)
        }
    }

    /// Why a claimed turn of the queue may not be started.
    func guardProblem(ofQueued claim: WindowQueue.Claim) -> String? {
        let call = Call.startMaintenance(
            claim.entry.integration, claim.entry.mode, seconds: claim.rest(at: serverTime))
        return guardedWrite(call).flatMap { guards.refusal($0) }?.message
    }

    // MARK: Keys

    /// Why a key may not act: nothing that it acts on may be changed. A plan leaves out what may not.
    private func refusal(_ verbs: Set<WriteGuards.Verb>) -> DisabledReason? {
        guard guards.forbidden != nil || guards.teams != nil else { return nil }
        let ids = targets
        let verbs = ids.count > 1 ? verbs.union([.bulk]) : verbs
        var reason: DisabledReason?
        for id in ids {
            guard let refusal = guards.refusal(guardedWrite(verbs, of: [id])) else { return nil }
            reason = reason ?? .guarded(refusal)
        }
        return reason
    }

    var startForbidden: DisabledReason? { refusal([.start]) }
    var stopForbidden: DisabledReason? { refusal([.stop]) }
    var extendForbidden: DisabledReason? { refusal([.extend]) }
    var deleteForbidden: DisabledReason? { refusal([.delete]) }
    var updateForbidden: DisabledReason? { refusal([.update]) }

    /// The team of a new integration is not known yet.
    var createForbidden: DisabledReason? {
        guard let forbidden = guards.forbidden, forbidden.value.contains(.create) else { return nil }
        return .guarded(.forbidden(.create, source: forbidden.source))
    }

    // MARK: Sending

    /// Carries out requests, unless the context does not allow the write, or asks for something to be typed first.
    /// - Parameters:
    ///   - what: what is done, for the line in the dialog: `disable alerts of Payments API`.
    ///   - requests: what to do once it is typed.
    mutating func guarded(_ write: WriteGuards.Write, _ what: GuardedAction, _ requests: [OverlayRequest]) {
        if let refusal = guards.refusal(write) {
            notice = .disabled(nil, .guarded(refusal))
        } else if let demand = guards.demand(write) {
            overlays.push(.confirmation(ConfirmationDialog(demand, what, onConfirmed: requests)))
        } else {
            carryOut(requests, from: .confirmation)
        }
    }

    // MARK: Read-only mode

    /// Whether nothing can be changed now.
    var isReadOnly: Bool { configuration.isReadOnly && !isUnlocked }

    /// Whether read-only mode is lifted for some minutes.
    var isUnlocked: Bool { clock.unlockedUntil.map { $0 > now } ?? false }

    /// Why `:unlock` does nothing; nil if it works.
    var notUnlockable: DisabledReason? {
        guard configuration.isReadOnly else { return .notReadOnly }
        if isUnlocked { return .isUnlocked }
        if configuration.isReadOnlyByFlag { return .lockedByFlag }
        return guards.unlockMinutes == nil ? .noUnlockMinutes : nil
    }

    mutating func askToUnlock() {
        guard let minutes = guards.unlockMinutes else { return }
        let demand = WriteGuards.Demand(word: guards.context, badge: guards.badge)
        overlays.push(.confirmation(ConfirmationDialog(demand, .unlock(minutes: minutes), onConfirmed: [.unlock])))
    }

    mutating func unlock() {
        guard let minutes = guards.unlockMinutes else { return }
        clock.unlock(until: now.addingTimeInterval(TimeInterval(minutes * 60)))
    }

    /// Locks again, as when the console is suspended.
    mutating func lock() { clock.unlock(until: nil) }
}
