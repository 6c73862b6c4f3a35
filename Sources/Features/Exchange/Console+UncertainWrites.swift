import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine

/// What happens once the outcome of an uncertain write is known.
extension Console {
    mutating func resolved(
        _ write: UncertainWrite, _ number: RequestNumber, _ verdict: UncertainWrite.Verdict, _ answer: Integration
    ) {
        switch verdict {
        case .applied: wasApplied(write, number, answer)
        case .notApplied: wasNotApplied(write)
        case .open(let reason): remainsUncertain(write, reason)
        }
    }

    mutating func resolvedByAbsence(_ write: UncertainWrite, _ id: IntegrationID) {
        if case .delete = write.write {
            journal(write.entry?.id, .applied(stored: .absent))
            deleted(id, write.name, isAfterRecheck: true)
        } else {
            notice = .read(.gone(write.name))
        }
    }

    /// The user may be looking at another integration by the time the outcome is known.
    private mutating func wasApplied(_ uncertain: UncertainWrite, _ number: RequestNumber, _ answer: Integration) {
        let known = directory.integration(answer.id) ?? answer
        switch uncertain.write {
        case .update(_, let patch):
            guard let first = patch.changes.first else { return }
            journal(uncertain.entry?.id, .applied(stored: answer.value(of: first.field)))
            for change in patch.changes { confirm(change, known) }
            reportSaved(patch, known, isAfterRecheck: true)
        case .startMaintenance, .stopMaintenance:
            journal(uncertain.entry?.id, .applied(stored: .absent), integration: answer.id)
            succeeded(uncertain.write, answer, number, isAfterRecheck: true)
        default: break
        }
    }

    private mutating func wasNotApplied(_ uncertain: UncertainWrite) {
        journal(uncertain.entry?.id, .unanswered(uncertain.missingMessage))
        let name = uncertain.name
        switch uncertain.write {
        case .update(let id, let patch):
            let error = ServiceError(.notApplied)
            for change in patch.changes {
                setStatus(.failed(error), of: id, change.field)
                planFailed(id, change.field, error)
            }
            guard let change = patch.changes.first else { return }
            notice = .write(.notDone(attempt(change, of: id, uncertain.entry?.relation)))
        case .delete(let id):
            planFailed(id, .existence, ServiceError(.notApplied))
            notice = .write(.notDone(.delete(name)))
        case .startMaintenance(let id, _, _):
            planFailed(id, .window, ServiceError(.notApplied))
            notice = .write(.notDone(.startMaintenance(name)))
        case .stopMaintenance(let id):
            planFailed(id, .window, ServiceError(.notApplied))
            notice = .write(.notDone(.stopMaintenance(name)))
        default: break
        }
    }

    /// The server was asked, and its response does not decide the outcome.
    private mutating func remainsUncertain(_ uncertain: UncertainWrite, _ reason: UncertainWrite.Reason) {
        if case .update(let id, let patch) = uncertain.write {
            for change in patch.changes {
                setStatus(.idle, of: id, change.field)
                planUncertain(id, change.field, .undecided(reason.message))
            }
        } else if uncertain.write.isMaintenance, let id = uncertain.write.integration {
            planUncertain(id, .window, .undecided(reason.message))
        }
        notice = .write(.undecided(uncertain, reason))
    }

    // MARK: Creations

    /// The list was read after a creation whose response was lost.
    mutating func creationResolved(_ uncertain: UncertainWrite, _ number: RequestNumber, _ verdict: CreationVerdict) {
        guard case .create(let new) = uncertain.write else { return }
        let name = new.displayName
        let isOpen = isBeingCreated(new)
        switch verdict {
        case .listIncomplete(let unlisted):
            let reason = RecheckFailure.listIncomplete(unlisted: unlisted)
            notify(.creationUncertain(new, .unknown(name, reason, isInDialog: true)))
            notice = .creation(.uncertain(.unknown(name, reason, isInDialog: isOpen)))
        case .missing:
            journal(uncertain.entry?.id, .unanswered(uncertain.missingMessage))
            let mayArrive = uncertain.mayArrive(at: now)
            if uncertain.resendsIfMissing, isOpen, !mayArrive { return createMissing(new) }
            notify(.creationUncertain(new, .missing(name, mayArrive: mayArrive, isInDialog: true)))
            notice = .creation(.uncertain(.missing(name, mayArrive: mayArrive, isInDialog: isOpen)))
        case .ambiguous(let ids):
            notify(.creationUncertain(new, .ambiguous(name, ids)))
            notice = .creation(.uncertain(.ambiguous(name, ids)))
        case .possiblyOlder(let id):
            notify(.creationUncertain(new, .possiblyOlder(name, id)))
            notice = .creation(.uncertain(.possiblyOlder(name, id)))
        case .possiblyWithoutID:
            notify(.creationUncertain(new, .possiblyWithoutID(name)))
            notice = .creation(.uncertain(.possiblyWithoutID(name)))
        case .made(let made):
            journal(uncertain.entry?.id, .applied(stored: .absent), integration: made.id)
            // The dialog treats it as its own request.
            if isOpen { notify(.sent(number, .create(new))) }
            if overlays.parked?.integration == new { overlays.park(nil) }
            succeeded(.create(new), made, number, isAfterRecheck: true)
        }
    }

    /// Whether the dialog that creates this is open.
    private func isBeingCreated(_ new: NewIntegration) -> Bool {
        if case .creation(let open) = overlays[.creation] { open.integration == new } else { false }
    }

    /// - Returns: `true` if the list is checked first.
    mutating func recheckBeforeCreating(_ new: NewIntegration) -> Bool {
        let facts = exchange.recheckBeforeCreating(new, at: now)
        collect(facts)
        return !facts.isEmpty
    }

    /// Creates the missing integration, unless another attempt was first.
    private mutating func createMissing(_ new: NewIntegration) {
        guard case .creation(let open) = overlays[.creation], open.request == nil else { return }
        send(.create(new))
    }

    // MARK: Failed rechecks

    mutating func recheckFailed(_ write: UncertainWrite, _ error: ServiceError, isRepeated: Bool) {
        for (_, write) in uncertainWrites {
            guard case .create(let new) = write.write, write.failure == .failed(error) else { continue }
            notify(.creationUncertain(new, .unknown(write.name, .failed(error), isInDialog: true)))
        }
        guard !isRepeated else { return }
        notice =
            if case .create(let new) = write.write {
                .creation(.uncertain(.unknown(write.name, .failed(error), isInDialog: isBeingCreated(new))))
            } else {
                .write(.unknown(write, error))
            }
    }

    /// Removes the notice once no write is uncertain.
    mutating func forgetUncertaintyNotice() {
        if notice?.subject == .uncertainWrite, uncertainWrites.isEmpty { notice = nil }
    }

    /// The latest uncertain write and the key that rechecks it; nil while it is being rechecked.
    package var uncertainty: Uncertainty? {
        let blind = uncertainWrites.filter { !exchange.isRechecked($0.value) }
        guard let write = blind.max(by: { $0.key < $1.key })?.value else { return nil }
        return Uncertainty(write: write, others: blind.count - 1, key: recheckKey(write))
    }

    /// The key that rechecks in the current input context: where letters are text, and in a plan, `r` means something else.
    private func recheckKey(_ uncertain: UncertainWrite) -> Uncertainty.RecheckKey {
        if inputContext == .list || inputContext == .detail { return .r }
        return if case .create(let new) = uncertain.write, isBeingCreated(new) { .enter } else { .rInList }
    }
}

extension UncertainWrite {
    /// The journal's text after a recheck. The result comes first because a list has little room.
    fileprivate var missingMessage: String { "not there when asked (\(error.summary))" }
}

extension UncertainWrite.Reason {
    /// The reason as a clause.
    package var message: String {
        switch self {
        case .maintenanceNotReported: "the server does not report whether maintenance is on"
        case .fieldNotReported: "the server does not report its value"
        case .anotherValue: "the server has another value"
        case .windowOfAnotherKind: "a window of another kind is running"
        case .windowWithoutEnd: "a window without an end is running"
        case .windowWithAnotherEnd: "a window with another end is running"
        }
    }
}
