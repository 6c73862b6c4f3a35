import StateMachine
import Synchronization
import Testing

/// Adds the numbers that its jobs report.
private struct Sum: Machine, Equatable {
    enum Action: Sendable { case start(String, [Int]), stop(String), add(Int) }

    var total = 0

    mutating func handle(_ action: Action) -> [Effect<[Int]>] {
        switch action {
        case .start(let name, let numbers): return [.run(EffectID(name), numbers)]
        case .stop(let name): return [.cancel(EffectID(name))]
        case .add(let number):
            total += number
            return []
        }
    }
}

/// Collects messages, for tests to deliver one by one.
private final class MessageQueue: Sendable {
    private let messages: AsyncStream<EffectMessage<Sum.Action>>
    private let sink: AsyncStream<EffectMessage<Sum.Action>>.Continuation

    init() { (messages, sink) = AsyncStream.makeStream() }

    func post(_ message: EffectMessage<Sum.Action>) { sink.yield(message) }

    func collect(_ count: Int) async -> [EffectMessage<Sum.Action>] {
        var found: [EffectMessage<Sum.Action>] = []
        for await message in messages {
            found.append(message)
            if found.count == count { break }
        }
        return found
    }
}

@Suite struct StoreTests {
    private func store(_ queue: MessageQueue) -> Store<Sum> {
        Store(Sum(), perform: { numbers, give in for number in numbers { give(.add(number)) } }, post: queue.post)
    }

    @Test func `an effect's action changes the state when it is received, not before`() async {
        let queue = MessageQueue()
        let store = store(queue)
        store.send(.start("a", [1, 2]))
        let messages = await queue.collect(3)
        #expect(store.state.total == 0)
        for message in messages { store.receive(message) }
        #expect(store.state.total == 3)
        #expect(store.runningEffects.isEmpty)
    }

    @Test func `nothing arrives from an effect after it is cancelled`() async {
        let queue = MessageQueue()
        let store = store(queue)
        store.send(.start("a", [1]))
        let messages = await queue.collect(2)
        store.send(.stop("a"))
        for message in messages { #expect(store.receive(message) == false) }
        #expect(store.state.total == 0)
    }

    @Test func `a second run of the same name replaces the first`() async {
        let queue = MessageQueue()
        let store = store(queue)
        store.send(.start("a", [1]))
        let first = await queue.collect(2)
        store.send(.start("a", [10]))
        let second = await queue.collect(2)
        for message in first + second { store.receive(message) }
        #expect(store.state.total == 10)
    }

    @Test func `effects of different names are independent`() async {
        let queue = MessageQueue()
        let store = store(queue)
        store.send(.start("a", [1]))
        store.send(.start("b", [2]))
        store.send(.stop("b"))
        for message in await queue.collect(4) { store.receive(message) }
        #expect(store.state.total == 1)
    }

    @Test func `a cancelled effect's task is cancelled`() async {
        let wasCancelled = Mutex(false)
        let queue = MessageQueue()
        let (started, sign) = AsyncStream<Void>.makeStream()
        let store = Store<Sum>(
            Sum(),
            perform: { _, _ in
                sign.yield()
                let (never, end) = AsyncStream<Void>.makeStream()
                for await _ in never {}
                end.finish()
                wasCancelled.withLock { $0 = Task.isCancelled }
            }, post: queue.post)
        store.send(.start("a", []))
        for await _ in started { break }
        store.cancelAll()
        let messages = await queue.collect(1)
        #expect(wasCancelled.withLock { $0 })
        #expect(messages.allSatisfy { !store.receive($0) })
    }

    /// A store in which a job of one number waits so many seconds, and adds the number.
    private func waitingStore(_ start: ContinuousClock.Instant) -> Store<Sum> {
        Store(
            Sum(), perform: { _, _ in Issue.record("a wait needs no task") }, post: { _ in },
            alarm: { numbers in numbers.first.map { number in (start + .seconds(number), { .add(number) }) } })
    }

    @Test func `a wait rings once its time has come, without a task`() {
        let start = ContinuousClock.now
        let store = waitingStore(start)
        store.send(.start("a", [5]))
        store.send(.start("b", [2]))
        #expect(store.nextAlarm == start + .seconds(2))
        store.ring(at: start + .seconds(1))
        #expect(store.state.total == 0)
        store.ring(at: start + .seconds(4))
        #expect(store.state.total == 2)
        #expect(store.nextAlarm == start + .seconds(5))
        #expect(store.runningEffects == ["a"])
        store.ring(at: start + .seconds(9))
        #expect(store.state.total == 7)
        #expect(store.nextAlarm == nil && store.runningEffects.isEmpty)
    }

    @Test func `a wait can be cancelled and replaced`() {
        let start = ContinuousClock.now
        let store = waitingStore(start)
        store.send(.start("a", [1]))
        store.send(.start("a", [3]))
        store.send(.start("b", [2]))
        store.send(.stop("b"))
        #expect(store.nextAlarm == start + .seconds(3))
        store.ring(at: start + .seconds(9))
        #expect(store.state.total == 3)
        store.send(.start("c", [1]))
        store.cancelAll()
        #expect(store.nextAlarm == nil)
    }
}
