import Dispatch

/// The executor of a store: runs one call after the other on a thread that may block on the disk or on another console's lock.
/// Swift's own pool has one thread per core, and none of them may be blocked. Every store has its own queue, so that a locked
/// draft does not delay the journal, and with it the requests that wait for the journal.
final class DiskQueue: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter label: for debuggers.
    init(_ label: String) { queue = DispatchQueue(label: label) }

    /// Called by Swift for each call of the store and each continuation.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
