import FoundationEssentials
import OnCall
import Planning
import StateMachine

/// Moves the ends of open windows, and says loudly if a window that was stopped could not be started again.
extension Console {
    /// - Parameter base: the window as it was shown.
    mutating func extend(_ id: IntegrationID, _ base: MaintenanceWindow, _ request: WindowRequest) {
        guard exchange.extensions[id] == nil else { return }
        exchange.extensions[id] = RunningExtension(
            machine: WindowExtension(id, base, end: request.window.end, why: request.why))
        take(.fetch, of: id)
    }

    /// Moves the end of a window for a row of a plan, which has just compared it with the server.
    mutating func extendForPlan(
        _ id: IntegrationID, _ mode: MaintenanceMode, until end: Date, why: String?, batch: String
    ) {
        guard exchange.extensions[id] == nil else { return planExtended(id, .changed) }
        let (window, serverTime) = (directory.integration(id)?.maintenance, serverTime)
        let base = window ?? MaintenanceWindow(mode: mode, startedAt: nil, endsAt: nil)
        exchange.extensions[id] = RunningExtension(
            machine: WindowExtension(id, base, end: end, why: why), batch: batch)
        advance(id) { $0.compared(with: window, serverTime: serverTime) }
    }

    private mutating func advance(
        _ id: IntegrationID, _ event: (inout WindowExtension) -> WindowExtension.Step
    ) {
        if let step = exchange.extend(id, event) { take(step, of: id) }
    }

    private mutating func take(_ step: WindowExtension.Step, of id: IntegrationID) {
        guard let running = exchange.extensions[id] else { return }
        let (machine, batch) = (running.machine, running.batch)
        switch step {
        case .fetch: exchange.await(send(.fetch(id)), for: id)
        case .stop:
            exchange.await(
                send(.stopMaintenance(id), machine.relation, batch: batch, isRetried: true), for: id)
        case .start(let seconds):
            let call = Call.startMaintenance(id, machine.base.mode, seconds: seconds)
            exchange.await(
                send(call, machine.relation, batch: batch, why: machine.why, isRetried: false), for: id)
        case .wait: break
        case .end(let ending):
            ended(machine, ending)
            if batch != nil { planExtended(id, ending) }
        }
    }

    private mutating func ended(_ machine: WindowExtension, _ ending: WindowExtension.Ending) {
        let id = machine.integration
        exchange.extensions[id] = nil
        let name = directory.integration(id)?.displayName ?? id.rawValue
        switch ending {
        case .extended:
            let gap = machine.stoppedAt.map { max(0, Int(now.timeIntervalSince($0).rounded())) }
            notice = .maintenance(.extended(name, until: clockTime(of: machine.end), gapSeconds: gap))
        case .changed: notice = .maintenance(.notExtended(name, .changed))
        case .tooLate: notice = .maintenance(.notExtended(name, .tooLate))
        case .notCompared(let error), .notStopped(let error): notice = .maintenance(.notExtended(name, .failed(error)))
        case .notStarted(let error): lose(machine, name, .notStarted(error))
        case .startUnknown(let error): lose(machine, name, .startUnknown(error))
        case .stopUnknown(let error): lose(machine, name, .stopUnknown(error))
        }
    }

    private mutating func lose(_ machine: WindowExtension, _ name: String, _ problem: LostWindow.Problem) {
        // The line that stays says it.
        notice = nil
        exchange.lostWindows.append(
            LostWindow(machine: machine, name: name, since: machine.stoppedAt ?? now, problem: problem))
        run(.terminal(.bell))
    }

    // MARK: Facts

    /// Passes a fact to the extensions that wait for it.
    mutating func followExtensions(_ fact: Fact) {
        if !exchange.extensions.isEmpty { followRunningExtensions(fact) }
        switch fact {
        case .learned, .paged, .listed, .fetched: checkLostWindows()
        default: break
        }
    }

    private mutating func followRunningExtensions(_ fact: Fact) {
        let (now, serverTime) = (now, serverTime)
        switch fact {
        case .fetched(let answer, let number, _):
            if let id = exchange.extensionAwaiting(number) {
                advance(id) { $0.compared(with: answer.maintenance, serverTime: serverTime) }
            } else if let window = answer.maintenance, let machine = exchange.extensions[answer.id]?.machine,
                case .waiting = machine.phase
            {
                advance(answer.id) { $0.found(window) }
            }
        case .applied(let request, let number, _, _):
            guard let id = exchange.extensionAwaiting(number) else { return }
            if request.call == .stopMaintenance(id) {
                advance(id) { $0.stopped(at: now, serverTime: serverTime) }
            } else {
                advance(id) { $0.started() }
            }
        case .failed(let failed): extensionFailed(failed)
        case .resolved(let write, let number, let verdict, _):
            guard let id = exchange.extensionAwaiting(number) else { return }
            resolvedExtension(id, write, verdict)
        default: break
        }
    }

    private mutating func extensionFailed(_ failed: FailedRequest) {
        let (now, error) = (now, failed.error)
        if case .recheckFailed(let write, _) = failed.consequence, let id = write.write.integration,
            exchange.extensions[id] != nil
        {
            if write.write == .stopMaintenance(id) {
                return advance(id) { $0.stopUnknown(error, at: now) }
            } else if write.write.isMaintenance {
                return advance(id) { $0.startUnknown(error) }
            }
        }
        // An uncertain write is looked up, which resolves it.
        guard failed.consequence != .uncertain, let id = exchange.extensionAwaiting(failed.number) else { return }
        switch failed.request.call {
        case .fetch: advance(id) { $0.notCompared(error) }
        case .stopMaintenance: advance(id) { $0.notStopped(error) }
        default: advance(id) { $0.notStarted(error, at: now) }
        }
    }

    private mutating func resolvedExtension(
        _ id: IntegrationID, _ write: UncertainWrite, _ verdict: UncertainWrite.Verdict
    ) {
        let (now, serverTime) = (now, serverTime)
        let isStop = write.write == .stopMaintenance(id)
        switch verdict {
        case .applied where isStop: advance(id) { $0.stopped(at: write.sentAt, serverTime: serverTime) }
        case .applied: advance(id) { $0.started() }
        case .notApplied where isStop: advance(id) { $0.notStopped(ServiceError(.notApplied)) }
        case .notApplied: advance(id) { $0.notStarted(ServiceError(.notApplied), at: now) }
        case .open where isStop: advance(id) { $0.stopUnknown(write.error, at: now) }
        case .open: advance(id) { $0.startUnknown(write.error) }
        }
    }

    /// The alarm of an attempt has fired.
    mutating func extensionsDue() {
        let serverTime = serverTime
        for (id, running) in exchange.extensions {
            guard case .waiting(let until) = running.machine.phase, until <= now else { continue }
            advance(id) { $0.waited(serverTime: serverTime) }
        }
    }

    // MARK: Lost windows

    /// The journal was read: an earlier run may have ended between the stop and the start.
    mutating func recallExtensions(_ entries: [JournalEntry]) {
        exchange.recallExtensions(entries, now: serverTime)
        checkLostWindows()
    }

    /// Compares lost windows with what the server says now.
    private mutating func checkLostWindows() {
        guard !exchange.lostWindows.isEmpty || !exchange.cutOffExtensions.isEmpty else { return }
        for (id, lost) in exchange.cutOffExtensions {
            guard let known = directory.integration(id), !directory.isFromCache(id) else { continue }
            exchange.cutOffExtensions[id] = nil
            guard known.maintenance == nil, exchange.extensions[id] == nil else { continue }
            exchange.lostWindows.append(lost)
            run(.terminal(.bell))
        }
        for (index, lost) in exchange.lostWindows.enumerated().reversed() {
            guard let known = directory.integration(lost.integration) else { continue }
            if known.maintenance != nil {
                exchange.lostWindows.remove(at: index)
            } else if case .startUnknown(let error) = lost.problem, !isUncertain(lost.integration) {
                exchange.lostWindows[index].problem = .notStarted(error)
            } else if case .stopUnknown(let error) = lost.problem, !isUncertain(lost.integration) {
                exchange.lostWindows[index].problem = .notStarted(error)
            }
        }
    }

    /// Starts the oldest lost window again, unless it is unknown whether it is open.
    /// - Returns: whether there was one.
    mutating func retryLostWindow() -> Bool {
        guard let lost = exchange.lostWindows.first, readOnly == nil, !isUncertain(lost.integration) else {
            return false
        }
        exchange.lostWindows.removeFirst()
        exchange.extensions[lost.integration] = RunningExtension(machine: lost.machine)
        let serverTime = serverTime
        advance(lost.integration) { $0.tryAgain(serverTime: serverTime) }
        return true
    }

    /// The user has read about the oldest lost window.
    mutating func acknowledgeLostWindow() { exchange.lostWindows.removeFirst() }
}
