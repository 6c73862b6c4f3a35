import Dispatch
import Platform
import Testing

@Suite struct WorkThreadsTests {
    @Test func `work that blocks does not hold up other work`() async {
        let threads = WorkThreads(2)
        let isFree = DispatchSemaphore(value: 0)
        let blocked = Task(executorPreference: threads) { WorkThreadsTests.wait(isFree) }
        // The second thread is free for all of these, one after the other.
        for _ in 0..<20 { await Task(executorPreference: threads) {}.value }
        isFree.signal()
        await blocked.value
    }

    private static func wait(_ semaphore: DispatchSemaphore) { semaphore.wait() }

    @Test func `a sleep ends by itself, and at once when its task is cancelled`() async {
        let threads = WorkThreads(1)
        await threads.sleep(for: .milliseconds(1))
        let long = Task(executorPreference: threads) { await threads.sleep(for: .seconds(100_000)) }
        long.cancel()
        await long.value
        let cancelled = Task(executorPreference: threads) {
            withUnsafeCurrentTask { $0?.cancel() }
            await threads.sleep(for: .seconds(100_000))
        }
        await cancelled.value
    }
}
