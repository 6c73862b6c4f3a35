import FoundationEssentials
import JSON
import OnCall
import Planning
import StateMachine

/// What is said and done once the outcome of an uncertain write is known.
extension Console {
    mutating func resolved(
        _ write: UncertainWrite, _ number: RequestNumber, _ verdict: UncertainWrite.Verdict, _ answer: Integration
    ) {
        switch verdict {
        case .applied: turnedOutApplied(write, number, answer)
        case .notApplied: turnedOutNotApplied(write)
        case .open(let reason): staysOpen(write, reason.words)
        }
    }

    mutating func resolvedByAbsence(_ write: UncertainWrite, _ id: IntegrationID) {
        if case .delete = write.write {
            journal(write.entry?.id, .applied(stored: .absent))
            deleted(id, write.name, ": asked again, the server has it no more")
        } else {
            notice = Notice(.failure, "\(write.name) is not on the server any more")
        }
    }

    /// That it was done is told when it is known, and by then people may look at another integration.
    private mutating func turnedOutApplied(_ uncertain: UncertainWrite, _ number: RequestNumber, _ answer: Integration)
    {
        let known = directory.integration(answer.id) ?? answer
        switch uncertain.write {
        case .update(_, let patch):
            guard let first = patch.changes.first else { return }
            journal(uncertain.entry?.id, .applied(stored: answer.value(of: first.field)))
            for change in patch.changes { confirm(change, known) }
            notice = Notice(.done, "\(known.displayName): \(savedMessage(patch, known))\(UncertainWrite.hasIt)")
        case .startMaintenance, .stopMaintenance:
            journal(uncertain.entry?.id, .applied(stored: .absent), integration: answer.id)
            succeeded(uncertain.write, answer, number)
            if let told = notice, told.level == .done {
                notice = Notice(.done, "\(known.displayName): \(told.text)\(UncertainWrite.hasIt)")
            }
        default: break
        }
    }

    private mutating func turnedOutNotApplied(_ uncertain: UncertainWrite) {
        journal(uncertain.entry?.id, .unanswered(uncertain.wordsOfMissing))
        let name = uncertain.name
        switch uncertain.write {
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
                    + wayToTryAgain(id, patch, uncertain), about: .outcome)
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

    private func wayToTryAgain(_ id: IntegrationID, _ patch: IntegrationPatch, _ uncertain: UncertainWrite) -> String {
        switch uncertain.entry?.relation {
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
    private mutating func staysOpen(_ uncertain: UncertainWrite, _ words: String) {
        let next: String
        switch uncertain.write {
        case .update(let id, let patch):
            for change in patch.changes {
                setStatus(.idle, of: id, change.field)
                planUncertain(id, change.field, .undecided(words))
            }
            next = "Your text is kept; Ctrl-S in the editor shows the difference"
        case .startMaintenance: next = "What is on is shown; M stops it"
        default: next = "r asks again"
        }
        notice = Notice(
            .failure, "it can't be told \(uncertain.question): asked again, \(words). \(next)", about: .outcome)
    }

    // MARK: Creations

    /// The list was read after a creation whose response was lost.
    mutating func creationResolved(_ uncertain: UncertainWrite, _ number: RequestNumber, _ verdict: CreationVerdict) {
        guard case .create(let new) = uncertain.write else { return }
        let name = new.name.trimmingBlanks()
        var isOpen = false
        if case .creation(let open) = overlays[.creation], open.integration == new { isOpen = true }
        switch verdict {
        case .notReadWhole(let why):
            tell(.creationUncertain(new, "it is not known \(uncertain.question): \(why.words). Enter looks again"))
            notice = Notice(
                .failure,
                "it is not known \(uncertain.question): \(why.words). \(lastingLookKey(uncertain)) looks again",
                about: .uncertainWrite)
        case .missing:
            journal(uncertain.entry?.id, .unanswered(uncertain.wordsOfMissing))
            if uncertain.isSentWhereMissing, isOpen { return createMissing(new) }
            let words = "\(name) is not created: asked again, the server does not have it yet"
            let next = " looks once more, and creates it where it is still missing"
            tell(.creationUncertain(new, "\(words). Enter\(next)"))
            notice = Notice(.failure, "\(words). \(isOpen ? "Enter" : "n, then Enter")\(next)")
        case .ambiguous(let ids):
            let list = ids.map(\.rawValue).joined(separator: ", ")
            let words = "asked again, \(ids.count) new integrations are called \(name): \(list)"
            tell(.creationUncertain(new, words))
            notice = Notice(.failure, words)
        case .maybeOlder(let id):
            let words =
                "asked again, the server has a \(name) (\(id.rawValue)): it can't be told whether that one is new"
            tell(.creationUncertain(new, words))
            notice = Notice(.failure, words)
        case .made(let made):
            journal(uncertain.entry?.id, .applied(stored: .absent), integration: made.id)
            // The dialog takes it for the request of its own.
            if isOpen { tell(.sent(number, .create(new))) }
            if overlays.parked?.integration == new { overlays.park(nil) }
            let plain = Notice(.done, "\(new.name) is created")
            succeeded(.create(new), made, number)
            if notice == plain { notice = Notice(.done, "created after all: \(name)" + UncertainWrite.hasIt) }
        }
    }

    /// - Returns: whether it is looked for instead.
    mutating func lookBeforeCreating(_ new: NewIntegration) -> Bool {
        let facts = exchange.lookBeforeCreating(new, at: now)
        collect(facts)
        return !facts.isEmpty
    }

    /// Creates what is missing, unless one of several attempts has been first.
    private mutating func createMissing(_ new: NewIntegration) {
        guard case .creation(let open) = overlays[.creation], open.request == nil else { return }
        send(.create(new))
    }

    // MARK: What can't be rechecked

    mutating func recheckFailed(_ write: UncertainWrite, _ error: ServiceError, isRepeated: Bool) {
        for (_, write) in uncertainWrites {
            guard case .create(let new) = write.write, write.failure == error else { continue }
            tell(.creationUncertain(new, "it is not known \(write.question): \(error.summary). Enter looks again"))
        }
        guard !isRepeated else { return }
        notice = Notice(
            .failure, "it is not known \(write.question): \(error.summary). \(lastingLookKey(write)) looks again",
            about: .uncertainWrite)
    }

    /// The word that something is not known goes when all is.
    mutating func forgetUncertaintyNotice() {
        if notice?.subject == .uncertainWrite, uncertainWrites.isEmpty { notice = nil }
    }

    /// The key that looks again at what is not known, here: where letters are text, and in a plan, r is something else.
    private func lookKey(_ uncertain: UncertainWrite) -> String {
        place == .list || place == .detail ? "r" : lastingLookKey(uncertain)
    }

    /// The key for words that stay on the screen, wherever the keyboard goes meanwhile.
    private func lastingLookKey(_ uncertain: UncertainWrite) -> String {
        if case .creation(let open) = overlays[.creation], let new = open.integration, uncertain.write == .create(new) {
            return "Enter"
        }
        return "r in the list"
    }

    /// What nobody should leave without knowing: orders of which is not known what came of them, a line each.
    var uncertaintyLines: [String] {
        uncertainWrites.sorted { $0.key < $1.key }.map(\.value).map { uncertain in
            "it is not known \(uncertain.question)"
                + (exchange.isRechecked(uncertain) ? ": the server is being asked" : "; r in the list looks again")
        }
    }

    /// What is not known, and the key that looks again, in a line; nil while it is being looked at.
    package var uncertaintyWords: String? {
        let blind = uncertainWrites.sorted { $0.key < $1.key }.map(\.value).filter { !exchange.isRechecked($0) }
        guard let uncertain = blind.last else { return nil }
        let more = blind.count > 1 ? " (and \(blind.count - 1) more)" : ""
        return "it is not known \(uncertain.question)\(more); \(lookKey(uncertain)) looks again"
    }
}

extension UncertainWrite {
    /// What is added to the word of a success.
    static let hasIt = " · asked again, the server has it"

    /// What the journal has of it once it was looked for: that first, for a list has little room.
    fileprivate var wordsOfMissing: String { "not there when asked (\(error.summary))" }

    /// `whether Slack title is saved`
    package var question: String {
        switch write {
        case .update(_, let patch): "whether \(patch.changes.first?.field.title ?? "the field") of \(name) is saved"
        case .create: "whether \(name) is created"
        case .delete: "whether \(name) is deleted"
        case .startMaintenance: "whether maintenance of \(name) is on"
        case .stopMaintenance: "whether maintenance of \(name) is over"
        case .list, .restOfList, .fetch, .teams, .escalationChains, .alertPayloads: "what the server holds"
        }
    }
}

extension UncertainWrite.Reason {
    /// What the server says instead of what would decide it.
    package var words: String {
        switch self {
        case .maintenanceNotTold: "the server does not tell whether maintenance is on"
        case .fieldNotTold: "the server does not tell what it holds"
        case .anotherValue: "the server holds something else"
        case .windowOfAnotherKind: "a window of another kind is running"
        case .windowWithoutEnd: "a window is running that tells no end"
        case .windowWithAnotherEnd: "a window with another end is running"
        }
    }
}
