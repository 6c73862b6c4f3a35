package import OnCall
import Synchronization

/// The most recent requests of a session; can be used from any thread. Limited in number, and bodies are kept only up to a total
/// size.
package final class RequestHistory: Sendable {
    private struct State {
        var records: [RequestRecord] = []
        var bytes = 0
        /// The index of the first record that still has its bodies.
        var firstWithBodies = 0
    }

    private let maxRecords: Int
    private let maxBodyBytes: Int
    private let state = Mutex(State())

    /// - Parameters:
    ///   - maxRecords: the maximum number of requests.
    ///   - maxBodyBytes: the maximum total size of their bodies, in bytes.
    package init(maxRecords: Int = 500, maxBodyBytes: Int = 4 << 20) {
        self.maxRecords = maxRecords
        self.maxBodyBytes = maxBodyBytes
    }

    package func add(_ record: RequestRecord) {
        state.withLock { state in
            state.records.append(record)
            state.bytes += record.bodyBytes
            while state.bytes > maxBodyBytes, state.firstWithBodies < state.records.count {
                state.bytes -= state.records[state.firstWithBodies].bodyBytes
                state.records[state.firstWithBodies].dropBodies()
                state.firstWithBodies += 1
            }
            while state.records.count > maxRecords {
                state.bytes -= state.records.removeFirst().bodyBytes
                state.firstWithBodies = max(0, state.firstWithBodies - 1)
            }
        }
    }

    /// Newest last.
    package var records: [RequestRecord] { state.withLock { $0.records } }
}
