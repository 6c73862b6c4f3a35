import Foundation

/// Where what blocks is done: on threads of their own, and few at a time, for every story runs a terminal, a shell, a server and a
/// console. What happens there still belongs to the test that it is done for.
final class Stage: TaskExecutor {
    private static let shared = Stage()
    private let queue = OperationQueue()

    private init() { queue.maxConcurrentOperationCount = 3 }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.addOperation { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Carries out `body` once there is a place for it.
    static func perform<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withTaskExecutorPreference(shared) { try await here(body) }
    }

    @concurrent private static func here<Value: Sendable>(_ body: @Sendable () throws -> Value) async throws -> Value {
        try body()
    }
}
