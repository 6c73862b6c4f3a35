import Synchronization

/// Breaks a running service, and mends it, while it runs.
package final class FaultSwitch: Sendable {
    private struct State {
        var rules: [(rule: FaultRule, count: Int)] = []
        var listener: (@Sendable (_ isRefusing: Bool) async -> Void)?
    }

    private let state = Mutex(State())
    /// The other host of faults that lead to one, as the start of an address.
    let elsewhere: String

    /// - Parameter elsewhere: the other host of faults that lead to one, as the start of an address.
    package init(_ rules: [FaultRule] = [], elsewhere: String = "http://elsewhere.test") {
        self.elsewhere = elsewhere
        state.withLock { $0.rules = rules.map { ($0, 0) } }
    }

    /// Puts other rules in the place of those that there are; with none, nothing is broken. They hold when this returns.
    package func set(_ rules: [FaultRule]) async {
        let listener = state.withLock { state in
            state.rules = rules.map { ($0, 0) }
            return state.listener
        }
        await listener?(isRefusing)
    }

    /// Whether nobody shall listen.
    var isRefusing: Bool { state.withLock { $0.rules.contains { $0.rule.fault == .refuse } } }

    /// Says who listens, or stops to, when the rules say so.
    func join(_ listener: @escaping @Sendable (_ isRefusing: Bool) async -> Void) {
        state.withLock { $0.listener = listener }
    }

    /// The fault that a request meets, which is counted by that.
    func fault(for request: DemoRequest) -> DemoFault? {
        state.withLock { state in
            for place in state.rules.indices where state.rules[place].rule.covers(request) {
                state.rules[place].count += 1
                if state.rules[place].rule.holds(at: state.rules[place].count) { return state.rules[place].rule.fault }
            }
            return nil
        }
    }
}
