import FoundationEssentials
import JSON
package import OnCall

/// A write whose outcome is unknown: it was sent, and no response came. The server is asked.
package struct UncertainWrite: Hashable, Sendable {
    package let write: Call
    /// The name of its integration, which may no longer exist.
    package let name: String
    /// Why no response came.
    package let error: ServiceError
    /// Its journal entry.
    package let entry: JournalEntry?
    /// Local time when it was sent.
    var sentAt: Date
    /// A request with a higher number was sent after the write had ended, and can resolve it.
    let since: RequestNumber
    /// Why the last recheck failed; nil if it has not.
    package internal(set) var failure: RecheckFailure?
    /// Whether it is sent again as soon as the server turns out not to have it.
    var resendsIfMissing = false
    /// Of a creation: when the list did not have it for the first time, in local time.
    var missedAt: Date?
    /// Of a missing creation: whether leaving tells of it. `false` once a list that was read after `patience` did not have it either, and
    /// for one of an earlier run: leaving that told of it.
    var isUnclear = true
    /// How often it was looked up by itself since then.
    var lateChecks = 0

    /// Seconds after the first lookup in which a slow server may still apply a creation: it is not sent again before.
    static let patience: TimeInterval = 30
    /// When it is looked up by itself, in seconds after the first lookup.
    static let lateCheckTimes: [TimeInterval] = [5, 15, 30]

    /// Whether the integration may still arrive.
    func mayArrive(at now: Date) -> Bool {
        missedAt.map { now.timeIntervalSince($0) < UncertainWrite.patience } ?? true
    }

    /// A complete list did not have it.
    mutating func noteMissing(at now: Date) {
        missedAt = missedAt ?? now
        isUnclear = isUnclear && mayArrive(at: now)
    }

    /// When it is looked up next by itself; nil if it is not.
    var nextLateCheck: Date? {
        guard let missedAt, UncertainWrite.lateCheckTimes.indices.contains(lateChecks) else { return nil }
        return missedAt.addingTimeInterval(UncertainWrite.lateCheckTimes[lateChecks])
    }

    /// The outcome, as far as a description of the integration shows it.
    enum Verdict: Hashable, Sendable {
        case applied
        case notApplied
        /// The description does not decide it.
        case open(Reason)
    }

    /// Why a description does not decide the outcome.
    package enum Reason: Hashable, Sendable {
        case maintenanceNotReported, fieldNotReported
        case anotherValue
        case windowOfAnotherKind, windowWithoutEnd, windowWithAnotherEnd
    }

    /// Whether the response to a request can resolve it: the request was sent after the write had ended.
    func canBeResolved(by request: PendingRequest) -> Bool {
        guard request.asOf > since else { return false }
        switch request.call {
        case .list: return true
        case .fetch(let id): return write.integration == id
        default: return false
        }
    }

    // MARK: Outcome

    /// Compares the write with a description.
    /// - Parameters:
    ///   - answer: the integration as the server described it.
    ///   - times: the server's time when the write was sent, and now.
    func verdict(_ answer: Integration, times: ClosedRange<Date>) -> Verdict {
        switch write {
        case .update(_, let patch): verdict(patch, answer)
        case .delete: .notApplied
        case .startMaintenance(_, let mode, let seconds): UncertainWrite.verdict(mode, seconds, answer, times)
        case .stopMaintenance:
            switch answer.maintenanceMode {
            case .null: .applied
            case .value: .notApplied
            case .absent: .open(.maintenanceNotReported)
            }
        case .create, .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads: .applied
        }
    }

    /// A request is applied as a whole: what all of its fields show.
    private func verdict(_ patch: IntegrationPatch, _ answer: Integration) -> Verdict {
        let verdicts = patch.changes.map { verdict($0, answer) }
        guard let first = verdicts.first else { return .notApplied }
        if verdicts.allSatisfy({ $0 == first }) { return first }
        return verdicts.first { if case .open = $0 { true } else { false } } ?? .open(.anotherValue)
    }

    private func verdict(_ change: IntegrationPatch.Change, _ answer: Integration) -> Verdict {
        let before = entry?.fields.first { $0.field == change.field }?.before ?? .absent
        let held = answer.value(of: change.field)
        if held.isAbsent { return .open(.fieldNotReported) }
        if held.isSame(as: Field(sent: change.value)) { return .applied }
        // Servers trim names.
        if change.field == .name, held.value?.string == change.value.string?.trimmingBlanks() { return .applied }
        // What can't be read may be what was written.
        if answer.problem(of: change.field) != nil, !held.isSame(as: before) { return .open(.anotherValue) }
        return before.isAbsent || held.isSame(as: before) ? .notApplied : .open(.anotherValue)
    }

    /// A window is the requested one if mode and end match.
    private static func verdict(
        _ mode: MaintenanceMode, _ seconds: Int, _ answer: Integration, _ times: ClosedRange<Date>
    ) -> Verdict {
        if answer.maintenanceMode.isAbsent { return .open(.maintenanceNotReported) }
        guard let window = answer.maintenance else { return .notApplied }
        guard window.mode.rawValue.lowercased() == mode.rawValue.lowercased() else {
            return .open(.windowOfAnotherKind)
        }
        guard let end = window.endsAt else { return .open(.windowWithoutEnd) }
        // Both clocks have whole seconds, and the server's is an estimate.
        let (first, last) = (times.lowerBound.addingTimeInterval(-10), times.upperBound.addingTimeInterval(10))
        let start = end.addingTimeInterval(-TimeInterval(seconds))
        return start >= first && start <= last ? .applied : .open(.windowWithAnotherEnd)
    }
}
