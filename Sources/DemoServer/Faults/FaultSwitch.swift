import Synchronization

/// Sets and removes the faults of a running service.
package final class FaultSwitch: Sendable {
    private struct State {
        var rules: [(rule: FaultRule, count: Int)] = []
        /// Writes that are carried out after the next list has been read.
        var late: [@Sendable () async -> Void] = []
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

    /// Keeps a write until a list has been read.
    func postpone(_ write: @escaping @Sendable () async -> Void) { state.withLock { $0.late.append(write) } }

    /// Carries out the writes that were kept.
    func carryOutLate() async {
        let late = state.withLock { state in
            defer { state.late = [] }
            return state.late
        }
        for write in late { await write() }
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
