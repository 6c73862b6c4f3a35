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
private final class PostOffice: Sendable {
    private let letters: AsyncStream<Letter<Sum.Action>>
    private let sink: AsyncStream<Letter<Sum.Action>>.Continuation

    init() { (letters, sink) = AsyncStream.makeStream() }

    func post(_ letter: Letter<Sum.Action>) { sink.yield(letter) }

    func collect(_ count: Int) async -> [Letter<Sum.Action>] {
        var found: [Letter<Sum.Action>] = []
        for await letter in letters {
            found.append(letter)
            if found.count == count { break }
        }
        return found
    }
}

@Suite struct StoreTests {
    private func store(_ office: PostOffice) -> Store<Sum> {
        Store(Sum(), perform: { numbers, give in for number in numbers { give(.add(number)) } }, post: office.post)
    }

    @Test func `an effect's action changes the state when it is received, not before`() async {
        let office = PostOffice()
        let store = store(office)
        store.send(.start("a", [1, 2]))
        let letters = await office.collect(3)
        #expect(store.state.total == 0)
        for letter in letters { store.receive(letter) }
        #expect(store.state.total == 3)
        #expect(store.runningEffects.isEmpty)
    }

    @Test func `nothing arrives from an effect after it is cancelled`() async {
        let office = PostOffice()
        let store = store(office)
        store.send(.start("a", [1]))
        let letters = await office.collect(2)
        store.send(.stop("a"))
        for letter in letters { #expect(store.receive(letter) == false) }
        #expect(store.state.total == 0)
    }

    @Test func `a second run of the same name replaces the first`() async {
        let office = PostOffice()
        let store = store(office)
        store.send(.start("a", [1]))
        let first = await office.collect(2)
        store.send(.start("a", [10]))
        let second = await office.collect(2)
        for letter in first + second { store.receive(letter) }
        #expect(store.state.total == 10)
    }

    @Test func `effects of different names are independent`() async {
        let office = PostOffice()
        let store = store(office)
        store.send(.start("a", [1]))
        store.send(.start("b", [2]))
        store.send(.stop("b"))
        for letter in await office.collect(4) { store.receive(letter) }
        #expect(store.state.total == 1)
    }

    @Test func `a cancelled effect's task is cancelled`() async {
        let wasCancelled = Mutex(false)
        let office = PostOffice()
        let (started, sign) = AsyncStream<Void>.makeStream()
        let store = Store<Sum>(
            Sum(),
            perform: { _, _ in
                sign.yield()
                let (never, end) = AsyncStream<Void>.makeStream()
                for await _ in never {}
                end.finish()
                wasCancelled.withLock { $0 = Task.isCancelled }
            }, post: office.post)
        store.send(.start("a", []))
        for await _ in started { break }
        store.cancelAll()
        let letters = await office.collect(1)
        #expect(wasCancelled.withLock { $0 })
        #expect(letters.allSatisfy { !store.receive($0) })
    }
}
