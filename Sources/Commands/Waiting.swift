import Dispatch
import Platform
import Synchronization

/// Bridges the main thread, which owns the terminal and may block, to asynchronous work.
package enum Waiting {
    private final class Box<Value: Sendable>: Sendable {
        let value = Mutex<Value?>(nil)
        let isFull = DispatchSemaphore(value: 0)
    }

    /// Blocks this thread until `body` has ended.
    @discardableResult
    package static func forResult<Value: Sendable>(_ body: @escaping @Sendable () async -> Value) -> Value {
        let box = Box<Value>()
        Task.detached(executorPreference: WorkThreads.shared) {
            let value = await body()
            box.value.withLock { $0 = value }
            box.isFull.signal()
        }
        while true {
            box.isFull.wait()
            if let value = box.value.withLock({ $0 }) { return value }
        }
    }
}
