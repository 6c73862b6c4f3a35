import Glibc
import Synchronization

/// Threads for work on many templates: one for each core, with a stack that holds the deepest template, whatever `ulimit -s` is.
enum TemplateWorkers {
    /// In bytes, as of the main thread.
    private static let stack = 8 << 20

    /// What the threads share.
    private final class Work: Sendable {
        let next = Atomic(0)
        let count: Int
        let body: @Sendable (Int) -> Void

        init(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.body = body
        }

        func run() {
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < count else { return }
                body(index)
            }
        }
    }

    /// The results of `body` for 0 ..< `count`, in this order. Blocks this thread, which works too.
    static func map<Result: Sendable>(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) -> [Result] {
        let shared = Found<Result>()
        let work = Work(count) { index in
            let result = body(index)
            shared.results.withLock { $0[index] = result }
        }
        let threads = (1..<max(1, min(count, cores))).compactMap { _ in start(work) }
        work.run()
        for thread in threads { pthread_join(thread, nil) }
        return shared.results.withLock { found in (0..<count).compactMap { found[$0] } }
    }

    private final class Found<Result: Sendable>: Sendable {
        let results = Mutex<[Int: Result]>([:])
    }

    private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// nil if the system has no thread left: the others do its work.
    private static func start(_ work: Work) -> pthread_t? {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stack)
        let context = Unmanaged.passRetained(work)
        var thread = pthread_t()
        // @Sendable: it runs on a thread of its own.
        let result = pthread_create(
            &thread, &attributes,
            { @Sendable context in
                guard let context else { return nil }
                Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, context.toOpaque())
        guard result == 0 else {
            context.release()
            return nil
        }
        return thread
    }
}
