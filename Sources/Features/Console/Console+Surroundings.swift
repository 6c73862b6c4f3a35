import OnCall
import Planning
import StateMachine
import TerminalCore

extension Console {
    /// What overlays and their views may read.
    package var surroundings: Surroundings {
        Surroundings(
            configuration: configuration, now: now, size: size, clipboard: clipboard, directory: directory,
            drafts: drafts,
            journal: journal, plan: runningPlan?.runner, exchange: exchange,
            results: PlannedResults(studio, payload: payload?.title), queue: persistence.queue, readOnly: readOnly,
            list: list)
    }

    /// Passes a key to the top layer.
    /// - Returns: nil if no layer has the keyboard.
    mutating func pressInOverlay(_ key: Key) -> KeyResponse? {
        guard let kind = overlays.top?.kind, let response = overlays.press(key, surroundings) else { return nil }
        if case .performed(let requests) = response { carryOut(requests, from: kind) }
        return response
    }

    /// Passes a fact to every layer.
    mutating func notify(_ fact: OverlayFact) {
        guard !overlays.isEmpty || overlays.parked != nil else { return }
        for (kind, requests) in overlays.receive(fact, surroundings) { carryOut(requests, from: kind) }
    }

    /// Carries out the requests of a layer.
    mutating func carryOut(_ requests: [OverlayRequest], from kind: Overlay.Kind) {
        for request in requests {
            if request == .close { overlays.remove(kind) } else { carryOut(request) }
        }
    }

    private mutating func carryOut(_ request: OverlayRequest) {
        switch request {
        case .close: break
        case .push(let overlay): overlays.push(overlay)
        case .notify(let notice): self.notice = notice
        case .withdraw(let notice): if self.notice == notice { self.notice = nil }
        case .perform(let command): performFromCommandLine(command)
        case .replay(let events): for event in events { handle(event) }
        case .send(let call):
            guard let write = guardedWrite(call), let action = guardedAction(call) else {
                send(call)
                break
            }
            guarded(write, action, [.sendConfirmed(call)])
        case .sendConfirmed(let call): send(call)
        case .window(let request) where request.opensPlan: carryOut(request)
        case .window(let request):
            guarded(guardedWrite(request), guardedAction(request), [.windowConfirmed(request)])
        case .windowConfirmed(let request): carryOut(request)
        case .planConfirmed: decide(.confirm)
        case .unlock: unlock()
        case .startWindows(let ids): openMaintenanceDialog(for: ids)
        case .extendWindows(let ids): openExtensionDialog(for: ids)
        case .stopWindow(let id): askToStopMaintenance(of: id)
        case .recurring(let ids, let mode, let window, let why): enqueueGuarded(ids, mode, window, why: why)
        case .recurringConfirmed(let ids, let mode, let window, let why): enqueue(ids, mode, window, why: why)
        case .changeQueue(let change): self.change(change)
        case .show(let id): show(.field(.name), of: id)
        case .cancel(let number):
            exchange.cancel(number)
            collect([])
        case .retryNow: retryNow()
        case .dropRetry(let number):
            guard let error = requests[number]?.wait?.error else { break }
            fail(number, error)
            notice = nil
        case .recheck: recheck()
        case .create(let new):
            guard !recheckBeforeCreating(new) else { break }
            guarded(
                WriteGuards.Write([.create], teams: [directory.teamName(new.teamID)]), .create(new.displayName),
                [.sendConfirmed(.create(new))])
        case .createFrom(let entry): openCreationDialog(from: entry)
        case .run(let job): run(job)
        case .copy(let text, let thing): copy(text, as: thing)
        case .take(let text, let isCopy): take(text, isCopy: isCopy)
        case .planBulk(let action, let ids): openBulkPlan(action, of: ids)
        case .undoBatch(let id): undoBatch(of: id)
        case .mark(let command): mark(command)
        case .select(let id): selectInList(id)
        case .undo(let id): undoSaved(of: id)
        case .undoOrAsk(let id): undoOrAsk(of: id)
        case .redo(let id): redoSaved(of: id)
        case .plan(.confirm):
            // What is left out, or blocked by a team, is not sent, and needs no word.
            let ready = plan?.changes.filter(\.isReady) ?? []
            if ready.isEmpty {
                decide(.confirm)
            } else {
                guarded(guardedWrite(ready), guardedAction(ready), [.planConfirmed])
            }
        case .plan(let decision): decide(decision)
        case .openEditor(let id, let field): openEditor(of: id, field)
        case .dropDraft(let key): dropAndClose(key)
        case .dropForeignDraft(let key):
            run(.removeDraft(key, revision: exchange.newest()))
            notify(.draftDropped(key))
        case .choose(let value, let id, let field): choose(value, for: field, of: id)
        case .dropConflictingDraft(let kept): run(.dropConflictingDraft(kept))
        case .choosePayload(let chosen, let id): choose(chosen, for: id)
        case .park(let creation): overlays.park(creation)
        case .remember(let line): overlays.remember(line)
        case .rememberEntry(let target): overlays.remember(target)
        case .switchContext(let name): openContext(name)
        case .quit: endOrAsk()
        case .quitWith(let rescue): persistence.shutdown.force(rescue)
        }
    }
}
