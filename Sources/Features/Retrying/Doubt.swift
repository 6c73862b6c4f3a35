import FoundationEssentials
import JSON
package import OnCall

/// An order that was sent and not answered: only the server knows what came of it.
package struct Doubt: Hashable, Sendable {
    package let order: Call
    /// The name of what it is about, which may be gone.
    package let name: String
    /// Why no answer came.
    package let error: ServiceError
    /// The entry of the journal.
    let entry: String?
    /// Our clock when it was sent.
    var sentAt: Date
    /// What was asked later than this was asked after the order had ended, and can tell what came of it.
    let since: RequestNumber
    /// Why the last look failed; nil while there is hope.
    package internal(set) var failure: ServiceError?
    /// Whether it is sent again as soon as the server turns out not to have it.
    var isSentWhereMissing = false

    /// What came of it, as far as an answer tells.
    enum Verdict: Hashable, Sendable {
        case applied
        case notApplied
        /// The answer says nothing that would decide it: what it says instead.
        case open(String)
    }
}

extension Doubt {
    /// What an answer says about the order.
    /// - Parameters:
    ///   - answer: the integration as the server described it.
    ///   - before: what the server held of the field before.
    ///   - times: the server's time when the order was sent, and now.
    func verdict(_ answer: Integration, before: Field<JSONValue>, times: ClosedRange<Date>) -> Verdict {
        switch order {
        case .update(_, let patch): patch.changes.first.map { Doubt.verdict($0, answer, before) } ?? .notApplied
        case .delete: .notApplied
        case .startMaintenance(_, let mode, let seconds): Doubt.verdict(mode, seconds, answer, times)
        case .stopMaintenance:
            switch answer.maintenanceMode {
            case .null: .applied
            case .value: .notApplied
            case .absent: .open("the server does not tell whether maintenance is on")
            }
        case .create, .list, .restOfList, .fetch, .teams, .escalationChains, .alertPayloads: .applied
        }
    }

    private static func verdict(
        _ change: IntegrationPatch.Change, _ answer: Integration, _ before: Field<JSONValue>
    ) -> Verdict {
        let held = answer.value(of: change.field)
        if held.isAbsent { return .open("the server does not tell what it holds") }
        if held.isSame(as: Field(sent: change.value)) { return .applied }
        // Servers trim names.
        if change.field == .name, held.value?.string == change.value.string?.trimmingBlanks() { return .applied }
        return before.isAbsent || held.isSame(as: before) ? .notApplied : .open("the server holds something else")
    }

    /// A window is the one that was asked for if mode and end are.
    private static func verdict(
        _ mode: MaintenanceMode, _ seconds: Int, _ answer: Integration, _ times: ClosedRange<Date>
    ) -> Verdict {
        if answer.maintenanceMode.isAbsent { return .open("the server does not tell whether maintenance is on") }
        guard let window = answer.maintenance else { return .notApplied }
        guard window.mode.rawValue.lowercased() == mode.rawValue.lowercased() else {
            return .open("a window of another kind is running")
        }
        guard let end = window.endsAt else { return .open("a window is running that tells no end") }
        // Both clocks tell whole seconds, and ours of theirs is an estimate.
        let (first, last) = (times.lowerBound.addingTimeInterval(-10), times.upperBound.addingTimeInterval(10))
        let start = end.addingTimeInterval(-TimeInterval(seconds))
        return start >= first && start <= last ? .applied : .open("a window with another end is running")
    }
}
