import Foundation
import LocalState
import OnCall
import Synchronization

/// A home folder with a cached list. A list that is too long to be read at once within the server's limit is measured with it.
enum CachedHome {
    /// - Parameters:
    ///   - path: of the folder; created.
    ///   - url: of the server.
    static func make(at path: String, rows: Int, url: String) throws {
        let integrations = (0..<rows).map { row in
            var integration = Integration(id: IntegrationID("C\(row)ABCDEFGH"))
            integration.name = .value("payments-\(["prod", "stage", "dev"][row % 3])-\(row)")
            integration.type = .value("grafana_alerting")
            integration.labels = .value([Label(key: "service", value: "\(row % 700)")])
            return integration
        }
        let list = CachedList(integrations: integrations, teams: [], chains: [], readAt: Date(), clockOffset: 0)
        let store = ListStore(stateFolder: path + "/.local/state/oncall-tui")
        try FileManager.default.createDirectory(
            atPath: path + "/.local/state", withIntermediateDirectories: true)
        let problem = Mutex<String?>(nil)
        let isDone = DispatchSemaphore(value: 0)
        Task.detached {
            do { try await store.save(list, server: url) } catch { problem.withLock { $0 = "\(error)" } }
            isDone.signal()
        }
        isDone.wait()
        if let problem = problem.withLock({ $0 }) { throw ProgramFailure(problem) }
    }
}
