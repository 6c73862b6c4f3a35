import Glibc
package import OnCall

/// The queues of maintenance windows, one file for each server at `queue/<server>.json` in the state folder, readable by the user only.
///
/// Several consoles and a runner may use a file at once: each change is a transaction under a lock. One process at a time is the *runner* of
/// a server, and holds `queue/<server>.runner` locked until it ends; the kernel releases it however it ends.
package actor QueueStore {
    private static let name = "queue"
    /// In bytes.
    private static let limit = 8 << 20

    private let stateFolder: String
    private let server: String
    /// The locked file; nil if this process is not the runner.
    private var runnerLock: Int32?
    private nonisolated let disk = DiskQueue("queue")

    /// - Parameters:
    ///   - stateFolder: created with the first window.
    ///   - server: the base URL of the server.
    package init(stateFolder: String, server: String) {
        self.stateFolder = stateFolder
        self.server = server
    }

    deinit {
        guard let runnerLock else { return }
        // Closing alone is not enough: a program that is being started has a copy of the descriptor until it runs.
        flock(runnerLock, LOCK_UN)
        close(runnerLock)
    }

    /// A queue of its own: calls block on the disk, and must not block a thread of Swift's pool.
    package nonisolated var unownedExecutor: UnownedSerialExecutor { disk.asUnownedSerialExecutor() }

    private var file: String { FileName.hash(server) + ".json" }

    /// The path of the file, for messages.
    package nonisolated func path() -> String {
        stateFolder + "/" + QueueStore.name + "/" + FileName.hash(server) + ".json"
    }

    /// The queue; empty if there is no file.
    /// - Throws: that the file can't be read.
    package func load() throws(FileProblem) -> WindowQueue {
        guard let folder = try PrivateFolder.open(stateFolder)?.folder(QueueStore.name) else { return WindowQueue() }
        return try read(folder)
    }

    private func read(_ folder: borrowing PrivateFolder) throws(FileProblem) -> WindowQueue {
        guard let bytes = try folder.read(file, limit: QueueStore.limit) else { return WindowQueue() }
        guard let queue = QueueRecord.queue(bytes, server: server) else {
            throw FileProblem(folder.path(of: file), "is no queue that this version can read; nothing in it is started")
        }
        return queue
    }

    /// Changes the queue on disk before returning, so that no other process can change it in between.
    /// - Returns: the queue as written, and what `change` returns.
    package func update<Value: Sendable>(
        _ change: @Sendable (inout WindowQueue) -> Value
    ) throws(FileProblem) -> (queue: WindowQueue, value: Value) {
        let folder = try PrivateFolder.create(stateFolder).createFolder(QueueStore.name)
        return try folder.locked { isAlone throws(FileProblem) in
            guard isAlone else {
                throw FileProblem(folder.path(of: file), "is being changed by another process")
            }
            folder.removeTemporaryFiles()
            var queue = try read(folder)
            let before = queue
            let value = change(&queue)
            if queue != before { try folder.replace(file, with: QueueRecord.bytes(queue, server: server)) }
            return (queue, value)
        }
    }

    /// Becomes the runner, unless another process is.
    /// - Returns: whether this process is the runner.
    package func becomeRunner() -> Bool {
        if runnerLock != nil { return true }
        guard let folder = try? PrivateFolder.create(stateFolder).createFolder(QueueStore.name) else { return false }
        let name = FileName.hash(server) + ".runner"
        let descriptor = openat(folder.descriptor, name, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return false }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return false
        }
        runnerLock = descriptor
        return true
    }
}
