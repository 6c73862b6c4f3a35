import Dispatch
import Synchronization

/// Threads for asynchronous work, instead of Swift's own pool. Its work may block. And once the pool has been used, the Dispatch library
/// looks after it every second as long as the program runs (`_dispatch_workq_monitor_pools`), so that an idle program would still wake up;
/// it does not do that for serial queues.
package final class WorkThreads: TaskExecutor {
    /// For the work of the program; as many as may be busy at once.
    package static let shared = WorkThreads(4)

    private let queues: [DispatchQueue]
    /// The number of jobs that each queue has.
    private let loads: Mutex<[Int]>

    /// - Parameter count: the maximum number of threads. There are none until there is work.
    package init(_ count: Int) {
        queues = (0..<max(1, count)).map { _ in DispatchQueue(label: "work") }
        loads = Mutex(Array(repeating: 0, count: queues.count))
    }

    /// Called by Swift for each part of a task between two waits.
    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let index = loads.withLock { loads in
            let index = loads.indices.min { loads[$0] < loads[$1] } ?? 0
            loads[index] += 1
            return index
        }
        queues[index].async {
            job.runSynchronously(on: self.asUnownedTaskExecutor())
            self.loads.withLock { $0[index] -= 1 }
        }
    }

    /// Waits in a task, without a thread; ends early if the task is cancelled. (`Task.sleep` uses Swift's pool.)
    package func sleep(for duration: Duration) async {
        let timer = WorkTimer()
        await withTaskCancellationHandler {
            await withCheckedContinuation { timer.start($0, duration, on: queues[0]) }
        } onCancel: {
            timer.end()
        }
    }
}

/// Resumes a task once: after some time, or when it is cancelled.
private final class WorkTimer: Sendable {
    private enum State {
        case new
        case waiting(CheckedContinuation<Void, Never>)
        case over
    }

    private let state = Mutex(State.new)

    func start(_ continuation: CheckedContinuation<Void, Never>, _ duration: Duration, on queue: DispatchQueue) {
        let isOver = state.withLock { state in
            if case .over = state { return true }
            state = .waiting(continuation)
            return false
        }
        if isOver { return continuation.resume() }
        queue.asyncAfter(deadline: .now() + duration / .seconds(1)) { self.end() }
    }

    func end() {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            defer { state = .over }
            if case .waiting(let continuation) = state { return continuation }
            return nil
        }
        waiting?.resume()
    }
}
