import Foundation

/// Runs blocking work on its own threads, a few at a time, because every story runs a terminal, a shell, a server and a console. The work
/// still belongs to its test.
final class Stage: TaskExecutor {
    private static let shared = Stage()
    private let queue = OperationQueue()

    private init() { queue.maxConcurrentOperationCount = 3 }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Runs `body` once a thread is free.
    static func perform<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withTaskExecutorPreference(shared) { try await here(body) }
    }

    @concurrent private static func here<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
        try body()
    }
}
