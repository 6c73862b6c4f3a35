/// Holds the state, starts and ends effects, and lets in only letters of effects that still have a say. It belongs to one thread;
/// effects run elsewhere and only post.
package final class Store<State: Machine> {
    package typealias Perform = @Sendable (State.Job, @escaping @Sendable (State.Action) -> Void) async -> Void

    package private(set) var state: State
    private let perform: Perform
    private let post: @Sendable (Letter<State.Action>) -> Void
    private var running: [EffectID: (run: Int, task: Task<Void, Never>)] = [:]
    private var runs = 0

    /// - Parameters:
    ///   - perform: does a job, giving home as many actions as it likes; it ends early when its task is cancelled.
    ///   - post: brings a letter to the thread that owns the store, which hands it to `receive`. Called from any thread.
    package init(
        _ state: State, perform: @escaping Perform, post: @escaping @Sendable (Letter<State.Action>) -> Void
    ) {
        self.state = state
        self.perform = perform
        self.post = post
    }

    /// The names of the effects that run, for those who wait for the end.
    package var runningEffects: Set<EffectID> { Set(running.keys) }

    package func send(_ action: State.Action) {
        for effect in state.handle(action) {
            switch effect {
            case .run(let id, let job): start(id, job)
            case .cancel(let id): running.removeValue(forKey: id)?.task.cancel()
            }
        }
    }

    /// Takes in a letter; one of a cancelled or replaced run is dropped, so that cancelling is a guarantee.
    /// - Returns: whether it was let in.
    @discardableResult package func receive(_ letter: Letter<State.Action>) -> Bool {
        guard running[letter.id]?.run == letter.run else { return false }
        switch letter.content {
        case .action(let action): send(action)
        case .finished: running[letter.id] = nil
        }
        return true
    }

    /// Cancels everything that runs.
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
            await perform(job) { post(Letter(id: id, run: run, content: .action($0))) }
            post(Letter(id: id, run: run, content: .finished))
        }
        running[id] = (run, task)
    }
}
