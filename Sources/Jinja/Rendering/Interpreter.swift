/// A container that could come to hold itself.
protocol Emptiable: AnyObject {
    /// Whether the interpreter knows that it has been changed.
    var isKnown: Bool { get set }
    func empty()
}

/// One rendering: what it may spend, what it has noted, and Python's rules for values, which the extensions hold by topic.
package final class Interpreter {
    let source: SourceText
    /// The filters and functions that the template may use.
    package let environment: TemplateEnvironment
    /// What it may spend.
    package let limits: RenderLimits
    /// What `time()` returns.
    package let now: DateTime
    private(set) var steps = 0
    private var allocated = 0
    /// How many frames Python's own stack would hold.
    private(set) var depth = 0
    let stack = StackGuard()
    /// How many of Python's frames a macro or a turn of a recursive loop takes.
    static let callFrames = 5
    var output = Output()
    /// `context.eval_ctx.autoescape`
    var escapes = false
    /// What the compiler knew of it where the running text was written (`frame.eval_ctx`).
    var escaping = Escaping.off
    /// Whether what is computed is constant, so that jinja2 would have computed it while compiling.
    var isFolding = false
    /// Whether jinja2 would have left it to the rendering after all, for it fails.
    var foldingFailed = false
    /// Whether the value just printed was constant although not all of its expression is.
    var isShortened = false
    package var notes = RenderNotes()
    /// The innermost names.
    package var scope: Scope
    let globals: Globals
    /// The variables given; values are made of them when they are first asked for.
    let variables: Variables
    var blocks: [String: Block] = [:]
    /// The whole template.
    private(set) var body: [Statement] = []
    /// Names that frames hold without a value when they are entered.
    let unset: [FrameKey: [String]]
    /// Macros hold on to the scopes they are defined in, and these to them: `finish` parts them.
    var macros: [MacroObject] = []
    /// Lists and dicts that were changed, and so may hold themselves.
    private var changed: [any Emptiable] = []
    private let deadline: ContinuousClock.Instant

    enum Escaping {
        case off
        case on
        /// Not known before the rendering.
        case volatile
    }

    package init(
        source: SourceText, body: [Statement] = [], environment: TemplateEnvironment, variables: Variables,
        now: DateTime, limits: RenderLimits, unset: [FrameKey: [String]] = [:]
    ) {
        self.body = body
        self.unset = unset
        self.source = source
        self.environment = environment
        globals = Globals(environment)
        self.variables = variables
        self.now = now
        self.limits = limits
        scope = Scope(unset: unset[.root] ?? [])
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

    /// Values lie in each other as deep as JSON may, and somewhat deeper: what lies deeper would take the stack to let go of.
    static let maxHeight = 500

    func checkHeight(_ value: Value) throws {
        guard value.height <= Interpreter.maxHeight else {
            throw PythonError.limit("values lie too deep in each other")
        }
    }

    /// Tells of a container that is about to take in a value.
    func willChange(_ container: some Emptiable, taking value: Value) throws {
        try checkHeight(value)
        try allocate(32)
        guard !container.isKnown else { return }
        container.isKnown = true
        changed.append(container)
    }

    /// Lets go of all values: some may hold each other, and no one needs them once the text is there.
    package func finish() {
        for macro in macros { macro.release() }
        for container in changed { container.empty() }
        macros = []
        changed = []
        scope = Scope()
        variables.empty()
        blocks = [:]
    }

    /// Accounts for text or lists that are about to be made.
    /// - Parameter count: bytes, roughly.
    package func allocate(_ count: Int) throws {
        guard count < limits.memory, allocated + count < limits.memory else {
            throw PythonError.limit("the template needs too much memory")
        }
        allocated += count
        try step(count >> 8)
    }

    var tooDeep: PythonError { PythonError("RecursionError", "maximum recursion depth exceeded") }

    /// Does `body` some of Python's frames deeper.
    func deeper<Result>(by count: Int = 1, _ body: () throws -> Result) throws -> Result {
        depth += count
        defer { depth -= count }
        if depth > limits.depth || stack.isExhausted { throw tooDeep }
        return try body()
    }
}
