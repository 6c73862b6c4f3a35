import FoundationEssentials
import Jinja
import OnCall
import StateMachine

/// Windows that start later. This console starts them while it is open, unless another process is the runner.
extension Console {
    /// Seconds until a turn that was given back is tried again, and between two looks whether the other runner has ended.
    private static let pause: TimeInterval = 30

    /// Puts windows into the queue.
    mutating func enqueue(_ request: WindowRequest, _ mode: MaintenanceMode, start: Date) {
        let turn = RecurringWindow.Occurrence(start: start, end: request.window.end)
        for id in request.integrations {
            add(id, mode, .once(turn), turn, request.why)
        }
        notice = .maintenance(.queued(count: request.integrations.count, sentence: request.window.sentence))
    }

    /// Puts windows into the queue that come back.
    mutating func enqueue(_ ids: [IntegrationID], _ mode: MaintenanceMode, _ window: RecurringWindow, why: String?) {
        let find = ZoneClock.finder
        let zone = window.zoneName.flatMap { find($0) } ?? configuration.clock.zone
        guard let next = window.next(after: serverTime, in: zone) else { return }
        for id in ids { add(id, mode, .recurring(window), next, why) }
        notice = .maintenance(.queued(count: ids.count, sentence: window.title))
    }

    private mutating func add(
        _ id: IntegrationID, _ mode: MaintenanceMode, _ schedule: QueuedWindow.Schedule,
        _ next: RecurringWindow.Occurrence, _ why: String?
    ) {
        let number = exchange.newest()
        change(
            .add(
                QueuedWindow(
                    id: "\(configuration.session)-\(number)", integration: id,
                    name: directory.integration(id)?.displayName ?? id.rawValue, mode: mode, schedule: schedule,
                    why: why, next: next)))
    }

    /// Runs a transaction on the queue.
    mutating func change(_ change: QueueChange) {
        outbox.append(.run(EffectID("queue \(exchange.newest())"), .changeQueue(change)))
    }

    /// The queue was read or changed.
    mutating func queueChanged(_ queue: WindowQueue, claims: [WindowQueue.Claim], isRunner: Bool, problem: String?) {
        if let problem {
            notice = .maintenance(.queueProblem(problem))
        } else {
            persistence.queue.queue = queue
        }
        persistence.queue.isRunner = isRunner
        for claim in claims {
            let number = send(.fetch(claim.entry.integration), isBackground: true)
            persistence.queue.steps[claim.entry.id] = .fetch(number, claim)
        }
        tellMissed()
    }

    /// Reports turns that were missed, each once in a run.
    private mutating func tellMissed() {
        let untold = persistence.queue.queue.untold.filter { entry, turn in
            persistence.queue.told.insert("\(entry.id) \(turn.start.timeIntervalSince1970)").inserted
        }
        guard let last = untold.last, case .missed(let reason) = last.turn.result else { return }
        notice = .maintenance(.missed(last.entry.name, count: untold.count, reason: reason))
    }

    // MARK: Time

    /// When the queue needs attention next, in local time; nil if never.
    var nextQueueTime: Date? {
        let state = persistence.queue
        guard readOnly == nil, !state.queue.entries.isEmpty else { return nil }
        guard state.isRunner else { return now.addingTimeInterval(Console.pause) }
        guard let due = state.queue.nextDue else { return nil }
        return max(
            directory.clock.isKnown ? due.addingTimeInterval(-directory.clock.offset) : due, state.pausedUntil ?? now)
    }

    /// The alarm of the queue has fired.
    mutating func queueDue() {
        guard readOnly == nil, !persistence.shutdown.isEnding else { return }
        change(.claim(at: serverTime, by: configuration.session))
    }

    // MARK: Facts

    /// Passes a fact to the turns that wait for it.
    mutating func followQueue(_ fact: Fact) {
        guard !persistence.queue.steps.isEmpty else { return }
        switch fact {
        case .fetched(let answer, let number, _):
            guard let id = persistence.queue.entry(awaiting: number),
                case .fetch(_, let claim) = persistence.queue.steps[id]
            else { return }
            compared(claim, answer)
        case .applied(_, let number, _, _): settle(number, .started)
        case .failed(let failed): queueFailed(failed)
        case .resolved(_, let number, let verdict, _):
            switch verdict {
            case .applied: settle(number, .started)
            case .notApplied: release(number)
            case .open: settle(number, .missed("it is unknown whether the server has started it"))
            }
        default: break
        }
    }

    private mutating func compared(_ claim: WindowQueue.Claim, _ answer: Integration) {
        let id = claim.entry.id
        persistence.queue.steps[id] = nil
        let rest = claim.rest(at: serverTime)
        if answer.maintenance != nil {
            change(.settle(id, .wasOpen, at: serverTime))
            notice = .maintenance(.wasOpen(claim.entry.name))
        } else if let problem = guardProblem(ofQueued: claim) {
            change(.settle(id, .missed(problem), at: serverTime))
        } else if rest < 60 {
            change(.settle(id, .missed("it was over before it could be started"), at: serverTime))
        } else {
            let number = send(
                .startMaintenance(claim.entry.integration, claim.entry.mode, seconds: rest), why: claim.entry.why)
            persistence.queue.steps[id] = .start(number, claim)
        }
    }

    private mutating func queueFailed(_ failed: FailedRequest) {
        guard failed.consequence != .uncertain else { return }
        guard persistence.queue.entry(awaiting: failed.number) != nil else { return }
        switch failed.error.kind {
        case .refused, .rejected, .notFound: settle(failed.number, .missed(failed.error.summary))
        default: release(failed.number)
        }
    }

    private mutating func settle(_ number: RequestNumber, _ result: QueuedWindow.Result) {
        guard let id = persistence.queue.entry(awaiting: number) else { return }
        persistence.queue.steps[id] = nil
        change(.settle(id, result, at: serverTime))
    }

    /// Nothing was sent, or nothing was applied: tried again until it is too late.
    private mutating func release(_ number: RequestNumber) {
        guard let id = persistence.queue.entry(awaiting: number) else { return }
        persistence.queue.steps[id] = nil
        persistence.queue.pausedUntil = now.addingTimeInterval(Console.pause)
        change(.release(id))
    }
}
