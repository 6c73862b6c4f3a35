/// Holds the state, starts and cancels effects, and drops messages of effects that were cancelled or replaced. Belongs to one
/// thread; effects run elsewhere and only post messages.
package final class Store<State: Machine> {
    package typealias Perform = @Sendable (State.Job, @escaping @Sendable (State.Action) -> Void) async -> Void

    package private(set) var state: State
    private let perform: Perform
    private let post: @Sendable (EffectMessage<State.Action>) -> Void
    private var running: [EffectID: (run: Int, task: Task<Void, Never>)] = [:]
    private var runs = 0

    /// - Parameters:
    ///   - perform: does a job and reports any number of actions; returns early when its task is cancelled.
    ///   - post: delivers a message to the thread that owns the store, which passes it to `receive`. Called from any thread.
    package init(
        _ state: State, perform: @escaping Perform, post: @escaping @Sendable (EffectMessage<State.Action>) -> Void
    ) {
        self.state = state
        self.perform = perform
        self.post = post
    }

    /// The IDs of the running effects, to wait for them at the end.
    package var runningEffects: Set<EffectID> { Set(running.keys) }

    package func send(_ action: State.Action) {
        for effect in state.handle(action) {
            switch effect {
            case .run(let id, let job): start(id, job)
            case .cancel(let id): running.removeValue(forKey: id)?.task.cancel()
            }
        }
    }

    /// Handles a message. A message of a cancelled or replaced run is dropped, so that nothing arrives after a cancellation.
    /// - Returns: whether it was accepted.
    @discardableResult package func receive(_ message: EffectMessage<State.Action>) -> Bool {
        guard running[message.id]?.run == message.run else { return false }
        switch message.content {
        case .action(let action): send(action)
        case .finished: running[message.id] = nil
        }
        return true
    }

    /// Cancels all running effects.
    package func cancelAll() {
        for (_, effect) in running { effect.task.cancel() }
        running = [:]
    }

    private func start(_ id: EffectID, _ job: State.Job) {
        running[id]?.task.cancel()
        runs += 1
        let run = runs
        let post = post
        let perform = perform
        let task = Task {
            await perform(job) { post(EffectMessage(id: id, run: run, content: .action($0))) }
            post(EffectMessage(id: id, run: run, content: .finished))
        }
        running[id] = (run, task)
    }
}
