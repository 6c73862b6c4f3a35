/// A container that could contain itself.
protocol Clearable: AnyObject {
    /// Whether its change is already recorded by the interpreter.
    var isKnown: Bool { get set }
    func empty()
}

/// One rendering: its limits, its notes, and Python's rules for values, which are in extensions by topic.
package final class Interpreter {
    let source: SourceText
    /// The filters and functions available to the template.
    package let environment: TemplateEnvironment
    /// The limits of the rendering.
    package let limits: RenderLimits
    /// What `time()` returns.
    package let now: DateTime
    private(set) var steps = 0
    private var allocated = 0
    /// The current depth of Python's own stack, in frames.
    private(set) var depth = 0
    let stack = StackGuard()
    /// Python stack frames per macro call or iteration of a recursive loop.
    static let callFrames = 5
    var output = Output()
    /// `context.eval_ctx.autoescape`
    var escapes = false
    /// What the compiler knew of it for the running code (`frame.eval_ctx`).
    var escaping = Escaping.off
    /// Whether the value being computed is constant, so that jinja2 would have folded it.
    var isFolding = false
    /// Whether folding failed, so that jinja2 would have left it to the rendering.
    var foldingFailed = false
    /// Whether the value just printed was constant although not all of its expression is.
    var isShortened = false
    package var notes = RenderNotes()
    /// Patterns that were compiled, by their text.
    package var patterns: [String: RegularExpression] = [:]
    /// The innermost scope.
    package var scope: Scope
    let globals: Globals
    /// The variables; values are made on first use.
    let variables: Variables
    var blocks: [String: Block] = [:]
    /// The whole template.
    private(set) var body: [Statement] = []
    /// Names that are declared but unset when a frame is entered.
    let unset: [FrameKey: [String]]
    /// Macros and the scopes they are defined in retain each other; `finish` breaks the cycles.
    var macros: [MacroObject] = []
    /// Lists and dicts that were changed and so may contain themselves.
    private var changed: [any Clearable] = []
    private let deadline: ContinuousClock.Instant

    enum Escaping {
        case off
        case on
        /// Unknown before the rendering.
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
    /// - Throws: if a limit is reached or the task was cancelled.
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

    /// Maximum nesting of values, somewhat more than that of JSON: releasing deeper values would exhaust the stack.
    static let maxHeight = 500

    func checkHeight(_ value: Value) throws {
        guard value.height <= Interpreter.maxHeight else {
            throw PythonError.limit("values lie too deep in each other")
        }
    }

    /// Called before a value is put into a container.
    func willChange(_ container: some Clearable, taking value: Value) throws {
        try checkHeight(value)
        try allocate(32)
        guard !container.isKnown else { return }
        container.isKnown = true
        changed.append(container)
    }

    /// Releases all values: some may retain each other, and they are not needed once the text is complete.
    package func finish() {
        for macro in macros { macro.release() }
        for container in changed { container.empty() }
        macros = []
        changed = []
        scope = Scope()
        variables.empty()
        blocks = [:]
    }

    /// Counts text or lists that are about to be made against the memory limit.
    /// - Parameter count: approximate bytes.
    package func allocate(_ count: Int) throws {
        guard count < limits.memory, allocated + count < limits.memory else {
            throw PythonError.limit("the template needs too much memory")
        }
        allocated += count
        try step(count >> 8)
    }

    var tooDeep: PythonError { PythonError("RecursionError", "maximum recursion depth exceeded") }

    /// Runs `body` deeper in Python's stack.
    func deeper<Result>(by count: Int = 1, _ body: () throws -> Result) throws -> Result {
        depth += count
        defer { depth -= count }
        if depth > limits.depth || stack.isExhausted { throw tooDeep }
        return try body()
    }
}
