import FoundationEssentials
import OnCall
import Planning

/// The extensions of windows.
extension Exchange {
    /// The local time of the next attempt to start a window again; nil if none waits.
    var nextExtensionAttempt: Date? {
        extensions.values.compactMap { if case .waiting(let until) = $0.machine.phase { until } else { nil } }.min()
    }

    /// The extension that waits for the outcome of a request.
    func extensionAwaiting(_ number: RequestNumber) -> IntegrationID? {
        extensions.first { $0.value.request == number }?.key
    }

    /// Applies an event to an extension.
    mutating func extend(_ id: IntegrationID, _ event: (inout WindowExtension) -> WindowExtension.Step)
        -> WindowExtension.Step?
    {
        guard var machine = extensions[id]?.machine else { return nil }
        let step = event(&machine)
        extensions[id]?.machine = machine
        extensions[id]?.request = nil
        return step
    }

    /// The request that decides the next step of an extension.
    mutating func await(_ number: RequestNumber, for id: IntegrationID) { extensions[id]?.request = number }

    /// Finds extensions that an earlier run has stopped and not started again.
    mutating func recallExtensions(_ entries: [JournalEntry], now: Date) {
        var last: [IntegrationID: JournalEntry] = [:]
        for entry in entries where entry.server == server {
            guard let id = entry.integration, entry.operation.isMaintenance else { continue }
            // A refused stop has changed nothing.
            if case .refused = entry.outcome, entry.operation == .stopMaintenance { continue }
            // The first that failed says since when.
            if case .startMaintenance = entry.operation, entry.relation != nil, entry.relation == last[id]?.relation {
                if case .applied = entry.outcome { last[id] = nil }
                continue
            }
            last[id] = entry
        }
        for (id, entry) in last {
            guard case .extends(let mode, let until) = entry.relation, until > now else { continue }
            let base = MaintenanceWindow(mode: mode, startedAt: nil, endsAt: nil)
            cutOffExtensions[id] = LostWindow(
                machine: WindowExtension(id, base, end: until, why: entry.why), name: entry.name, since: entry.at,
                problem: .cutOff)
        }
    }
}

extension JournalEntry.Operation {
    /// Whether it starts or stops a window.
    fileprivate var isMaintenance: Bool {
        switch self {
        case .startMaintenance, .stopMaintenance: true
        case .update, .create, .delete: false
        }
    }
}
