import Dispatch

/// Where a store works: one call after the other, on a thread that may wait for the disk or for another console's lock.
/// Swift's own pool has one thread per core, and none of them may be kept waiting. Every store has a queue of its own,
/// so that a locked draft does not delay the journal, and with it the requests that wait for the journal.
final class DiskQueue: SerialExecutor {
    private let queue: DispatchQueue

    /// - Parameter label: for debuggers.
    init(_ label: String) { queue = DispatchQueue(label: label) }

    /// Called by Swift for each call of the store, and each continuation of one.
    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
