import Features
import Jinja
package import LocalState
package import OnCall
import OnCallTemplates

extension QueueStore {
    /// Changes the queue in one transaction, with the zones of this machine. What only the runner may do is left out if another process
    /// is the runner.
    /// - Parameter change: nil to read it.
    /// - Throws: `FileProblem`.
    package func run(
        _ change: QueueChange?
    ) async throws -> (queue: WindowQueue, claims: [WindowQueue.Claim], isRunner: Bool) {
        let known = try load()
        // Without windows, nothing is written.
        let needsRunner = !known.entries.isEmpty || change?.isOfRunner == false
        let isRunner = needsRunner && becomeRunner()
        guard let change, isRunner || !change.isOfRunner else { return (known, [], isRunner) }
        let find = ZoneClock.finder
        let local = LocalClock.system.zone
        let (queue, claims) = try update { queue in
            change.apply(to: &queue) { $0.zone(local: local, find: find) }
        }
        return (queue, claims, isRunner)
    }
}
