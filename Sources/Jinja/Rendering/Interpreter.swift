/// One rendering: what it may spend, what it has noted, and Python's rules for values, which the extensions hold by topic.
final class Interpreter {
    let source: SourceText
    let limits: RenderLimits
    /// What `time()` returns.
    let now: DateTime
    private(set) var steps = 0
    private var allocated = 0
    var depth = 0
    var output = Output()
    /// `context.eval_ctx.autoescape`
    var escapes = false
    /// What the compiler knew of it where the running text was written (`frame.eval_ctx`).
    var escaping = Escaping.off
    /// Whether what is computed is constant, so that jinja2 would have computed it while compiling.
    var isFolding = false
    var notes = RenderNotes()
    var scope: Scope
    let globals: Globals
    /// The variables given; values are made of them when they are first asked for.
    let variables: Variables
    var blocks: [String: Block] = [:]
    private let deadline: ContinuousClock.Instant

    enum Escaping {
        case off
        case on
        /// Not known before the rendering.
        case volatile
    }

    init(source: SourceText, variables: Variables, now: DateTime, limits: RenderLimits) {
        self.source = source
        self.variables = variables
        self.now = now
        self.limits = limits
        scope = Scope()
        globals = Globals.shared()
        deadline = ContinuousClock.now + limits.time
    }

    /// Counts one step of work.
    /// - Throws: when a bound is reached, or the task was cancelled.
    @inline(__always)
    func step(_ count: Int = 1) throws {
        let before = steps
        steps += count
        if before >> 10 != steps >> 10 { try checkBounds() }
    }

    private func checkBounds() throws {
        if steps > limits.steps {
            throw PythonError.limit("the template does too much: more than \(limits.steps) steps")
        }
        if Task.isCancelled { throw PythonError("Cancelled", "the rendering was cancelled") }
        if ContinuousClock.now > deadline { throw PythonError.limit("the template takes too long") }
    }

    /// Accounts for text or lists that are about to be made.
    /// - Parameter count: bytes, roughly.
    func allocate(_ count: Int) throws {
        guard count < limits.memory, allocated + count < limits.memory else {
            throw PythonError.limit("the template needs too much memory")
        }
        allocated += count
        try step(count >> 8)
    }

    /// Does `body` one level deeper.
    func deeper<Result>(_ body: () throws -> Result) throws -> Result {
        depth += 1
        defer { depth -= 1 }
        guard depth <= limits.depth else {
            throw PythonError("RecursionError", "maximum recursion depth exceeded")
        }
        return try body()
    }
}
