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
    private let instant: RenderInstant
    /// What `time()` returns.
    package var now: DateTime { instant.moment }
    private(set) var steps = 0
    private var allocated = 0
    /// The current depth of Python's own stack, in frames.
    private(set) var depth = 0
    let stack = StackGuard()
    /// The containers whose text is being made, from the outermost on.
    var printed: [ObjectIdentifier] = []
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
    /// What a block sees that isn't scoped: the outermost scope, or inside of a scoped block what that one sees.
    var visible: Scope
    private var usedGlobals: Globals?
    /// The variables; values are made on first use.
    private let variables: Variables
    /// The template.
    var code: TemplateCode
    /// The variables and functions that were read, by the number of their name.
    private var known: [Known?] = []

    private struct Known {
        let value: Value
        /// Whether the read of a variable has been recorded; true for functions.
        var isNoted: Bool
    }
    /// Macros and the scopes they are defined in retain each other; `finish` breaks the cycles.
    var macros: [MacroObject] = []
    /// Lists and dicts that were changed and so may contain themselves.
    private var changed: [any Clearable] = []
    /// Set when a template turns out to need time.
    private var deadline: ContinuousClock.Instant?

    enum Escaping {
        case off
        case on
        /// Unknown before the rendering.
        case volatile
    }

    /// An interpreter for expressions outside of a template.
    package convenience init(
        source: SourceText, environment: TemplateEnvironment, variables: Variables, now: RenderInstant,
        limits: RenderLimits
    ) {
        self.init(
            source: source, code: .empty, environment: environment, variables: variables, now: now,
            limits: limits)
    }

    init(
        source: SourceText, code: TemplateCode, environment: TemplateEnvironment, variables: Variables,
        now: RenderInstant, limits: RenderLimits
    ) {
        self.code = code
        self.source = source
        self.environment = environment
        self.variables = variables
        instant = now
        self.limits = limits
        scope = Scope(unset: code.list(code.unset))
        visible = scope
    }

    /// The value of a variable of the context or of a function, made on first use: a change is visible to all later reads. nil if
    /// there is none.
    /// - Parameter notes: whether the read is recorded.
    func contextValue(_ number: Int, notes isNoting: Bool) -> Value? {
        if number < known.count, let found = known[number] {
            if isNoting, !found.isNoted {
                known[number]?.isNoted = true
                notes.read(variable: code.names[number])
            }
            return found.value
        }
        let name = code.names[number]
        var isNoted = isNoting
        let value: Value
        if let variable = variables.value(name) {
            value = variable
            if isNoting { notes.read(variable: name) }
        } else {
            if usedGlobals == nil { usedGlobals = Globals(environment) }
            guard let function = usedGlobals?[name] else { return nil }
            value = function
            isNoted = true
        }
        if known.count <= number {
            known.reserveCapacity(code.names.count)
            while known.count <= number { known.append(nil) }
        }
        known[number] = Known(value: value, isNoted: isNoted)
        return value
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
        let now = ContinuousClock.now
        guard let deadline else {
            deadline = now + limits.time
            return
        }
        if now > deadline { throw PythonError.limit("the template takes too long") }
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
        scope.reset()
        visible.reset()
        known = []
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
