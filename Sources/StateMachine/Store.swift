/// Holds the state, starts and cancels effects, and drops messages of effects that were cancelled or replaced. Belongs to one
/// thread; effects run elsewhere and only post messages.
package final class Store<State: Machine> {
    /// The end of a wait, and what happens then.
    package typealias Alarm = (end: ContinuousClock.Instant, action: () -> State.Action)
    package typealias Perform = @Sendable (State.Job, @escaping @Sendable (State.Action) -> Void) async -> Void

    package private(set) var state: State
    private let perform: Perform
    private let post: @Sendable (EffectMessage<State.Action>) -> Void
    private let alarm: (State.Job) -> Alarm?
    private let executor: (any TaskExecutor)?
    private var running: [EffectID: (run: Int, task: Task<Void, Never>)] = [:]
    private var alarms: [EffectID: Alarm] = [:] {
        // Read much more often than changed.
        didSet { nextAlarm = alarms.values.reduce(nil) { first, alarm in min(first ?? alarm.end, alarm.end) } }
    }
    private var runs = 0

    /// - Parameters:
    ///   - perform: does a job and reports any number of actions; returns early when its task is cancelled.
    ///   - post: delivers a message to the thread that owns the store, which passes it to `receive`. Called from any thread.
    ///   - alarm: for a job that only waits: until when, and for what. The owner waits for it, with `nextAlarm` and `ring`: it would be a
    ///     waste of threads to wake up one just to wake up another.
    ///   - executor: runs the other jobs; nil for Swift's own.
    package init(
        _ state: State, perform: @escaping Perform, post: @escaping @Sendable (EffectMessage<State.Action>) -> Void,
        alarm: @escaping (State.Job) -> Alarm? = { _ in nil }, on executor: (any TaskExecutor)? = nil
    ) {
        self.state = state
        self.alarm = alarm
        self.executor = executor
        self.perform = perform
        self.post = post
    }

    /// The IDs of the running effects, to wait for them at the end.
    package var runningEffects: Set<EffectID> { Set(running.keys).union(alarms.keys) }

    /// When `ring` has something to do next; nil if there is no alarm.
    package private(set) var nextAlarm: ContinuousClock.Instant?

    /// Sends the actions of the alarms that end by `now`, earliest first.
    package func ring(at now: ContinuousClock.Instant) {
        // An action may set or cancel others.
        while let (id, alarm) = alarms.min(by: { $0.value.end < $1.value.end }), alarm.end <= now {
            alarms[id] = nil
            send(alarm.action())
        }
    }

    package func send(_ action: State.Action) {
        for effect in state.handle(action) {
            switch effect {
            case .run(let id, let job): start(id, job)
            case .cancel(let id): cancel(id)
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
        alarms = [:]
    }

    private func cancel(_ id: EffectID) {
        running.removeValue(forKey: id)?.task.cancel()
        alarms[id] = nil
    }

    private func start(_ id: EffectID, _ job: State.Job) {
        cancel(id)
        if let alarm = alarm(job) {
            alarms[id] = alarm
            return
        }
        runs += 1
        let run = runs
        let post = post
        let perform = perform
        let task = Task(executorPreference: executor) {
            await perform(job) { post(EffectMessage(id: id, run: run, content: .action($0))) }
            post(EffectMessage(id: id, run: run, content: .finished))
        }
        running[id] = (run, task)
    }
}
