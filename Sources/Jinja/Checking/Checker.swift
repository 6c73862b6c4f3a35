/// Finds what jinja2's compiler rejects after parsing (`compiler.CodeGenerator`): unknown filters and tests, duplicate block
/// names, an assignment to `loop`. It visits nodes in the compiler's order, so that the first fault found is the compiler's.
struct Checker {
    private(set) var faults: [SyntaxFault] = []
    /// Faults that Python would find in the code that jinja2 generates.
    private(set) var collapses: [SyntaxFault] = []
    /// Unknown names that the compiler accepts; only rendering fails when it reaches them.
    private(set) var warnings: [SyntaxFault] = []
    private let environment: TemplateEnvironment
    private var filters: Set<String> { environment.filterNames }
    private var tests: Set<String> { TemplateEnvironment.testNames }
    /// Whether there was a top-level `{% extends %}`: output after it is never compiled.
    private var hasKnownExtends = false
    private var extendsCount = 0
    private var hasExtends = false
    private var isCut = false
    /// The number of enclosing loops within one Python function.
    private var loops = 0
    private static let maxLoops = 20

    private let source: SourceText

    /// Whether there is a slice between the commas of a subscript anywhere: Python refuses it unless it is folded.
    private let hasTupledSlices: Bool
    /// Whether there is a constant power anywhere.
    private let hasPowers: Bool
    /// Whether the expression being visited is a part of one that is folded.
    private var isFolded = false
    /// Why the compiler fails although the server accepts the template: a folded number has more digits than Python writes.
    private(set) var failure: SyntaxFault?

    /// - Parameters:
    ///   - hasTupledSlices: whether the parser met a slice between the commas of a subscript.
    ///   - hasPowers: whether it met a constant power.
    static func check(
        _ body: [Statement], for environment: TemplateEnvironment, in source: SourceText, hasTupledSlices: Bool = false,
        hasPowers: Bool = false
    ) -> Checker {
        var checker = Checker(
            environment: environment, source: source, hasTupledSlices: hasTupledSlices, hasPowers: hasPowers)
        checker.template(body)
        return checker
    }

    private init(environment: TemplateEnvironment, source: SourceText, hasTupledSlices: Bool, hasPowers: Bool) {
        self.hasPowers = hasPowers
        self.hasTupledSlices = hasTupledSlices
        self.environment = environment
        self.source = source
    }

    /// The compiler's state at a node (`compiler.Frame`).
    private struct Frame {
        /// Directly inside an `if` or a conditional expression: unknown names there fail only when they are reached.
        var isSoft = false
        /// Whether it is unknown at compile time if text is escaped: then nothing is constant-folded.
        var isVolatile = false
        var isTopLevel = false
        var isRoot = false
        var checksOutput = false

        /// Soft frames share everything with their enclosing frame.
        var soft: Frame {
            var frame = self
            frame.isSoft = true
            frame.isRoot = false
            return frame
        }

        var inner: Frame { Frame(isVolatile: isVolatile, checksOutput: checksOutput) }
    }

    private mutating func template(_ body: [Statement]) {
        var blocks: [Block] = []
        Checker.forEachStatement(body) {
            switch $0.kind {
            case .block(let block): blocks.append(block)
            case .extends: hasExtends = true
            default: break
            }
        }
        var names: Set<String> = []
        for block in blocks where !block.name.isEmpty && !names.insert(block.name).inserted {
            faults.append(
                SyntaxFault("block \(PythonText.repr(block.name)) defined twice", at: block.range, line: block.line))
        }
        visit(body, Frame(isTopLevel: true, isRoot: true, checksOutput: hasExtends))
        for block in blocks {
            isCut = false
            loops = 0
            visit(block.body, Frame())
        }
    }

    private mutating func visit(_ body: [Statement], _ frame: Frame) {
        for statement in body {
            visit(statement, frame)
            if isCut {
                // The compiler omits the rest of this body.
                isCut = false
                return
            }
        }
    }

    private mutating func visit(_ statement: Statement, _ frame: Frame) {
        switch statement.kind {
        case .text: break
        case .print(let expressions):
            if frame.checksOutput, hasKnownExtends { return }
            for expression in expressions { visit(expression, frame, isPrinted: true) }
        case .conditional(let branches, let otherwise):
            for branch in branches {
                visit(branch.test, frame.soft)
                visit(branch.body, frame.soft)
            }
            visit(otherwise, frame.soft)
        case .loop(let loop): visit(loop, statement, frame)
        case .set(_, let value): visit(value, frame)
        case .setBlock(_, let filter, let body):
            var inner = frame.inner
            inner.checksOutput = false
            visit(body, inner)
            if let filter { visit(filter, inner) }
        case .macro(let macro): visit(macro, statement, frame)
        case .call(let call, let macro):
            visit(macro, statement, frame)
            visit(call, frame)
        case .filter(let filter, let body):
            visit(body, frame.inner)
            visit(filter, frame.inner)
        case .with(let pairs, let body):
            for pair in pairs { visit(pair.value, frame) }
            visit(body, frame.inner)
        case .autoescape(let value, let body):
            visit(value, frame.inner)
            var inner = frame.inner
            if !value.isConstant { inner.isVolatile = true }
            visit(body, inner)
        case .block: break
        case .extends(let template): extends(template, statement, frame)
        case .include(let template, _), .importTemplate(let template, _), .importNames(let template, _):
            visit(template, frame)
        }
    }

    private mutating func extends(_ template: Expression, _ statement: Statement, _ frame: Frame) {
        guard frame.isTopLevel else {
            faults.append(
                SyntaxFault("cannot use extend from a non top-level scope", at: statement.range, line: statement.line))
            return
        }
        if extendsCount > 0, hasKnownExtends {
            isCut = true
            return
        }
        visit(template, frame)
        if frame.isRoot { hasKnownExtends = true }
        extendsCount += 1
    }

    private mutating func visit(_ loop: Loop, _ statement: Statement, _ frame: Frame) {
        if let test = loop.test { visit(test, frame.inner) }
        if let name = Checker.assignmentToLoop(statement) {
            faults.append(
                SyntaxFault(
                    "Can't assign to special loop variable in for-loop target", at: name.range, line: name.line))
        }
        visit(loop.items, frame)
        // A recursive loop is a separate function.
        let outer = loops
        loops = loop.isRecursive ? 1 : outer + 1
        if loops == Checker.maxLoops + 1 {
            collapses.append(
                SyntaxFault(
                    "too many loops lie in each other: Python takes \(Checker.maxLoops)", at: statement.range,
                    line: statement.line, isCollapse: true))
        }
        visit(loop.body, frame.inner)
        loops = outer
        visit(loop.otherwise, frame.inner)
    }

    private mutating func visit(_ macro: Macro, _ statement: Statement, _ frame: Frame) {
        if macro.usesCaller, let index = macro.parameters.lastIndex(where: { $0.name == "caller" }),
            index < macro.parameters.count - macro.defaults.count
        {
            faults.append(
                SyntaxFault(
                    "When defining macros or call blocks the special \"caller\" argument must be omitted or be given a "
                        + "default.", at: statement.range, line: statement.line))
        }
        var names: Set<String> = []
        for parameter in macro.parameters where !names.insert(parameter.name).inserted {
            collapses.append(
                SyntaxFault(
                    "duplicate argument '\(parameter.name)' in function definition", at: parameter.range,
                    line: statement.line, isCollapse: true))
        }
        var inner = frame.inner
        inner.checksOutput = false
        let outer = loops
        loops = 0
        defer { loops = outer }
        for value in macro.defaults { visit(value, inner) }
        visit(macro.body, inner)
    }

    /// - Parameter isPrinted: whether its value goes directly to the output.
    private mutating func visit(_ expression: Expression, _ frame: Frame, isPrinted: Bool = false) {
        if hasTupledSlices, !frame.isVolatile || isPrinted && expression.isFoldedText {
            // What is folded is never written into Python code.
            let interpreter = Interpreter.folding(in: source, for: environment)
            if let value = interpreter.constant(expression), isPrinted || interpreter.isWritable(value) { return }
        }
        let wasFolded = isFolded
        defer { isFolded = wasFolded }
        if hasPowers, !isFolded, expression.isConstant, !frame.isVolatile || isPrinted && expression.isFoldedText {
            let interpreter = Interpreter.folding(in: source, for: environment)
            if let value = interpreter.constant(expression), isPrinted || interpreter.isWritable(value) {
                // Only the whole is written into Python code.
                isFolded = true
                if failure == nil, let message = interpreter.digitFault(in: value) {
                    let fault = SyntaxFault(message, at: expression.range, line: expression.line)
                    failure = fault
                    warnings.append(fault)
                }
            }
        }
        switch expression.kind {
        case .bounds:
            collapses.append(
                SyntaxFault(
                    "a slice can't stand between commas", at: expression.range, line: expression.line, isCollapse: true)
            )
        case .filter(_, let name, let arguments):
            if arguments.function == nil { unknown("filter", name, filters, expression, arguments, frame) }
        case .test(_, let name, let arguments):
            if arguments.function == nil { unknown("test", name, tests, expression, arguments, frame) }
        case .conditional(let test, let then, let otherwise):
            visit(then, frame.soft)
            visit(test, frame.soft)
            if let otherwise { visit(otherwise, frame.soft) }
            return
        case .or(let left, let right):
            visit(left, frame)
            if frame.isVolatile || !isDropped(right, after: left, when: true) { visit(right, frame) }
            return
        case .and(let left, let right):
            visit(left, frame)
            if frame.isVolatile || !isDropped(right, after: left, when: false) { visit(right, frame) }
            return
        case .compare(let first, let rest):
            visit(first, frame)
            for (index, part) in rest.enumerated() {
                if index > 0, !frame.isVolatile, isFalse(first, rest[..<index], before: rest[index...]) { break }
                visit(part.operand, frame)
            }
            return
        default: break
        }
        expression.kind.forEachChild { visit($0, frame) }
    }

    /// Whether a chain of comparisons is decided before its last ones, which the optimizer then drops.
    private func isFalse(
        _ first: Expression, _ known: ArraySlice<(test: Comparison, operand: Expression)>,
        before others: ArraySlice<(test: Comparison, operand: Expression)>
    ) -> Bool {
        guard
            others.contains(where: { UsedNames.hasUnknown($0.operand, filters: filters, tests: tests) })
        else { return false }
        let interpreter = Interpreter.folding(in: source, for: environment)
        let prefix = Expression(.compare(first, Array(known)), first.range, line: first.line)
        return interpreter.constant(prefix).map { !interpreter.isTrue($0) } ?? false
    }

    /// Whether the optimizer drops an operand of `and` or `or` because the constant before it decides: the compiler then never
    /// sees the names in it.
    private func isDropped(_ operand: Expression, after left: Expression, when truth: Bool) -> Bool {
        guard hasTupledSlices || UsedNames.hasUnknown(operand, filters: filters, tests: tests) else { return false }
        let interpreter = Interpreter.folding(in: source, for: environment)
        return interpreter.constant(left).map { interpreter.isTrue($0) == truth } ?? false
    }

    private mutating func unknown(
        _ kind: String, _ name: String, _ names: Set<String>, _ expression: Expression, _ arguments: Arguments,
        _ frame: Frame
    ) {
        let ending = frame.isSoft ? " found." : "."
        let fault = SyntaxFault(
            "No \(kind) named \(PythonText.repr(name))\(ending)", at: arguments.nameRange, line: expression.line,
            fix: NameSuggestion.nearest(to: name, among: names).map { .replace($0) })
        if frame.isSoft { warnings.append(fault) } else { faults.append(fault) }
    }

    // MARK: Traversal

    private static func forEachStatement(_ body: [Statement], _ visit: (Statement) -> Void) {
        for statement in body {
            visit(statement)
            forEachBody(statement) { forEachStatement($0, visit) }
        }
    }

    private static func forEachBody(_ statement: Statement, _ visit: ([Statement]) -> Void) {
        switch statement.kind {
        case .conditional(let branches, let otherwise):
            for branch in branches { visit(branch.body) }
            visit(otherwise)
        case .loop(let loop):
            visit(loop.body)
            visit(loop.otherwise)
        case .setBlock(_, _, let body), .filter(_, let body), .with(_, let body), .autoescape(_, let body): visit(body)
        case .macro(let macro), .call(_, let macro): visit(macro.body)
        case .block(let block): visit(block.body)
        default: break
        }
    }

    /// The first assignment to `loop` in a loop or anything nested in it.
    private static func assignmentToLoop(_ statement: Statement) -> Expression? {
        var found: Expression?
        func target(_ expression: Expression) {
            switch expression.kind {
            case .name("loop"): if found == nil { found = expression }
            case .tuple(let items): items.forEach(target)
            default: break
            }
        }
        func look(_ statement: Statement) {
            switch statement.kind {
            case .loop(let loop): target(loop.target)
            case .set(let name, _), .setBlock(let name, _, _): target(name)
            default: break
            }
            if found == nil { forEachBody(statement) { $0.forEach(look) } }
        }
        look(statement)
        return found
    }
}
