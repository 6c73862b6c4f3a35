import Synchronization

/// Sets and removes the faults of a running service.
package final class FaultSwitch: Sendable {
    private struct State {
        var rules: [(rule: FaultRule, count: Int)] = []
        /// Writes that wait, and how often the list was read since they came.
        var late: [(write: @Sendable () async -> Void, lists: Int)] = []
        var listener: (@Sendable (_ isRefusing: Bool) async -> Void)?
    }

    private let state = Mutex(State())
    /// The other host for faults that name one, as the start of a URL.
    let elsewhere: String

    /// - Parameter elsewhere: the other host for faults that name one, as the start of a URL.
    package init(_ rules: [FaultRule] = [], elsewhere: String = "http://elsewhere.test") {
        self.elsewhere = elsewhere
        state.withLock { $0.rules = rules.map { ($0, 0) } }
    }

    /// Replaces all rules; without rules the service works. They are in effect when this returns.
    package func set(_ rules: [FaultRule]) async {
        let listener = state.withLock { state in
            state.rules = rules.map { ($0, 0) }
            return state.listener
        }
        await listener?(isRefusing)
    }

    /// Whether connections are to be refused.
    var isRefusing: Bool { state.withLock { $0.rules.contains { $0.rule.fault == .refuse } } }

    /// Sets the callback for when connections are to be refused, or accepted again.
    func join(_ listener: @escaping @Sendable (_ isRefusing: Bool) async -> Void) {
        state.withLock { $0.listener = listener }
    }

    /// Keeps a write until the list is read for the second time.
    func postpone(_ write: @escaping @Sendable () async -> Void) { state.withLock { $0.late.append((write, 0)) } }

    /// The list is about to be read from its first page: carries out the writes that have waited long enough.
    func listBegins() async {
        let due = state.withLock { state in
            for index in state.late.indices { state.late[index].lists += 1 }
            defer { state.late.removeAll { $0.lists > 1 } }
            return state.late.filter { $0.lists > 1 }
        }
        for late in due { await late.write() }
    }

    /// The fault for a request; counts the request.
    func fault(for request: DemoRequest) -> DemoFault? {
        state.withLock { state in
            for index in state.rules.indices where state.rules[index].rule.matches(request) {
                state.rules[index].count += 1
                if state.rules[index].rule.applies(at: state.rules[index].count) {
                    return state.rules[index].rule.fault
                }
            }
            return nil
        }
    }
}
