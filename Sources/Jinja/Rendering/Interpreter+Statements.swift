/// Running statements (see `compiler.CodeGenerator.visit_…`).
extension Interpreter {
    func run(_ body: [Statement]) throws {
        if stack.isExhausted { throw tooDeep }
        output.endConstant()
        for statement in body { try run(statement) }
        output.endConstant()
    }

    private func run(_ statement: Statement) throws {
        try step()
        switch statement.kind {
        case .text(let text): output.write(text, isConstant: escaping != .volatile)
        case .print(let expressions):
            let isTag = source.bytes[statement.range.lowerBound + 1] == UInt8(ascii: "%")
            if isTag { output.endConstant() }
            for expression in expressions { try print(expression) }
            if isTag { output.endConstant() }
        case .conditional(let branches, let otherwise): try run(branches, otherwise)
        case .loop(let loop): try run(loop)
        case .set(let target, let value):
            try checkNamespaces(target)
            try assign(target, try self.value(value))
        case .setBlock(let target, let filter, let body):
            try run(target, filter, body, in: inner(statement.range.lowerBound))
        case .macro(let macro):
            guard let name = macro.name else { return }
            scope.set(name, .object(made(macro)))
        case .call(let call, let macro):
            writeRaw(try self.call(call, caller: .object(made(macro))))
        case .filter(let filter, let body):
            let result = try within(inner(statement.range.lowerBound), escaping) {
                let text = try buffered(body)
                return try self.filter(filter, text: isEscapingNow ? .markup(text) : .string(text))
            }
            writeRaw(result)
        case .with(let pairs, let body):
            let inner = inner(statement.range.lowerBound)
            for pair in pairs {
                let value = try self.value(pair.value)
                try assign(pair.target, value, in: inner)
            }
            try within(inner, escaping) { try run(body) }
        case .autoescape(let value, let body):
            try run(autoescape: value, body, in: inner(statement.range.lowerBound))
        case .block(let block): try run(block)
        case .extends(let template): try load(try self.value(template), template.range)
        case .include(let template, let ignoresMissing): try include(template, ignoresMissing: ignoresMissing)
        case .importTemplate(let template, _), .importNames(let template, _):
            try load(try self.value(template), template.range)
        }
    }

    // MARK: Output

    /// What `{{ }}` prints for a value.
    private var isEscapingNow: Bool {
        switch escaping {
        case .off: false
        case .on: true
        case .volatile: escapes
        }
    }

    private func print(_ expression: Expression) throws {
        foldingFailed = false
        isShortened = false
        let value = try self.value(expression, isPrinted: true)
        let isFolded = expression.isConstant && !foldingFailed && (escaping != .volatile || expression.isFoldedText)
        let isConstant = isFolded || isShortened && !expression.isConstant
        if case .undefined(let missing) = value {
            // An attribute hidden by the sandbox also prints as nothing.
            let range = source.original(expression.range.lowerBound)..<source.original(expression.range.upperBound)
            if notes.printedUndefined.count < 200 {
                notes.printedUndefined.append(.init(range: range, reason: missing.message))
            }
            output.write("", isConstant: isConstant)
            return
        }
        do {
            // Text written out at compile time, before escaping was decided, isn't escaped.
            let escapes = isEscapingNow && !(escaping == .volatile && isConstant)
            output.write(escapes ? try escape(value) : try str(value), isConstant: isConstant)
        } catch {
            throw located(error, expression.range)
        }
    }

    /// The output of `body`.
    func buffered(_ body: [Statement]) throws -> String { try buffered { try run(body) } }

    func buffered(_ body: () throws -> Void) throws -> String {
        let outer = output
        output = Output()
        defer { output = outer }
        try body()
        let text = try output.joined()
        try allocate(text.utf8.count)
        return text
    }

    /// The result of a call or filter block is output as it is: jinja2 doesn't convert it to text, and Python fails to join
    /// anything else.
    private func writeRaw(_ value: Value) {
        output.endConstant()
        if let text = value.text { output.write(text) } else { output.write(foreign: value.typeName) }
    }

    func within<Result>(_ inner: Scope, _ lexical: Escaping, _ body: () throws -> Result) throws -> Result {
        let (outer, outerEscaping) = (scope, escaping)
        scope = inner
        escaping = lexical
        defer {
            scope = outer
            escaping = outerEscaping
        }
        return try body()
    }

    /// A new scope for the frame opened by the tag at `offset`.
    private func inner(_ offset: Int) -> Scope { Scope(in: scope, unset: unset[FrameKey(offset: offset)] ?? []) }

    private func made(_ macro: Macro) -> MacroObject {
        let object = MacroObject(macro, in: scope, escaping)
        macros.append(object)
        return object
    }

    // MARK: Tags

    private func run(_ branches: [(test: Expression, body: [Statement])], _ otherwise: [Statement]) throws {
        for branch in branches where isTrue(try value(branch.test)) {
            try run(branch.body)
            return
        }
        try run(otherwise)
    }

    private func run(_ loop: Loop) throws {
        let items = try value(loop.items)
        if loop.isRecursive {
            writeRaw(try repeatLoop(loop, items, depth: 0, in: scope))
        } else {
            try iterate(loop, items, depth: 0, in: scope, recurse: nil)
        }
    }

    private func repeatLoop(_ loop: Loop, _ items: Value, depth: Int, in outer: Scope) throws -> Value {
        let lexical = escaping
        let text = try deeper(by: Interpreter.callFrames) {
            try buffered {
                try iterate(loop, items, depth: depth, in: outer) { [unowned self] items, depth in
                    try self.within(outer, lexical) { try self.repeatLoop(loop, items, depth: depth, in: outer) }
                }
            }
        }
        return isEscapingNow ? .markup(text) : .string(text)
    }

    private func iterate(
        _ loop: Loop, _ items: Value, depth: Int, in outer: Scope, recurse: ((Value, Int) throws -> Value)?
    ) throws {
        var source = items
        var iterator: IteratorObject
        do {
            iterator = try iterate(items)
        } catch {
            throw located(error, loop.items.range)
        }
        if let test = loop.test {
            let all = iterator
            iterator = IteratorObject { [unowned self] in
                while let item = try all.next() {
                    try self.step()
                    let inner = Scope(in: outer)
                    try self.assign(loop.target, item, in: inner)
                    let isWanted = try self.within(inner, self.escaping) { self.isTrue(try self.value(test)) }
                    if isWanted {
                        // The filter unpacks the target and packs it again.
                        return try self.rebuilt(loop.target, inner)
                    }
                }
                return nil
            }
            source = .object(iterator)
        }
        let state = LoopObject(source, iterator, depth0: depth, recurse: recurse)
        var isEmpty = true
        let key = FrameKey(offset: loop.offset)
        while let item = try state.next() {
            try step()
            isEmpty = false
            let inner = Scope(in: outer, unset: unset[key] ?? [])
            inner.set("loop", .object(state))
            do {
                try assign(loop.target, item, in: inner)
            } catch {
                throw located(error, loop.target.range)
            }
            try within(inner, escaping) { try run(loop.body) }
        }
        if isEmpty, !loop.otherwise.isEmpty {
            let names = unset[FrameKey(offset: loop.offset, part: .otherwise)] ?? []
            try within(Scope(in: outer, unset: names), escaping) { try run(loop.otherwise) }
        }
    }

    private func rebuilt(_ target: Expression, _ inner: Scope) throws -> Value {
        switch target.kind {
        case .name(let name): inner.own(name) ?? .none
        case .tuple(let items): .tuple(try items.map { try rebuilt($0, inner) })
        default: .none
        }
    }

    private func run(_ target: Expression, _ filter: Expression?, _ body: [Statement], in inner: Scope) throws {
        let result = try within(inner, escaping) {
            let text = try buffered(body)
            let value = filter == nil ? Value.string(text) : isEscapingNow ? .markup(text) : .string(text)
            guard let filter else { return value }
            return try self.filter(filter, text: value)
        }
        if escapes {
            if case .markup = result {
                try assign(target, result, isBlock: true)
            } else {
                try assign(target, .markup(try str(result)), isBlock: true)
            }
        } else {
            try assign(target, result, isBlock: true)
        }
    }

    private func run(autoescape value: Expression, _ body: [Statement], in inner: Scope) throws {
        let outer = escapes
        defer { escapes = outer }
        let wanted = try within(inner, escaping) { isTrue(try self.value(value)) }
        escapes = wanted
        // If it is unknown at compile time, it stays unknown in nested blocks.
        let isKnown = value.isConstant && escaping != .volatile
        try within(inner, isKnown ? (wanted ? .on : .off) : .volatile) { try run(body) }
    }

    private func run(_ block: Block) throws {
        if block.isRequired {
            throw located(
                PythonError.runtime("Required block \(PythonText.repr(block.name)) not found"), block.range)
        }
        try render(block, in: block.isScoped ? scope : scope.root)
    }

    /// A block is rendered separately from its surroundings, which it doesn't see unless it is scoped.
    func render(_ block: Block, in outer: Scope) throws {
        let names = unset[FrameKey(offset: block.range.lowerBound)] ?? []
        let inner = Scope(in: outer, isBlock: true, unset: names)
        inner.set("super", .missing(hint: "there is no parent block called \(PythonText.repr(block.name))."))
        try deeper(by: 2) { try within(inner, .off) { try run(block.body) } }
    }

    // MARK: Other templates, which are never available

    private func load(_ name: Value, _ range: Range<Int>) throws {
        switch name {
        case .undefined(let missing): throw located(missing.error, range)
        case .list, .dict: throw located(PythonError.type("unhashable type: '\(name.className)'"), range)
        default: throw located(PythonError("TemplateNotFound", try str(name)), range)
        }
    }

    private func include(_ template: Expression, ignoresMissing: Bool) throws {
        let name = try value(template)
        do {
            switch name {
            case .string, .markup: throw PythonError("TemplateNotFound", try str(name))
            case .undefined(let missing): throw missing.error
            default:
                guard isTrue(name) else {
                    throw PythonError("TemplatesNotFound", "Tried to select from an empty list of templates.")
                }
                let names = try items(name)
                let texts = try names.map { item in
                    if case .undefined(let missing) = item { return missing.message }
                    return try str(item)
                }
                throw PythonError(
                    "TemplatesNotFound", "none of the templates given were found: " + texts.joined(separator: ", "))
            }
        } catch let error as PythonError {
            if ignoresMissing, error.type == "TemplateNotFound" || error.type == "TemplatesNotFound" { return }
            throw located(error, template.range)
        }
    }

    // MARK: Assignment

    private func checkNamespaces(_ target: Expression) throws {
        switch target.kind {
        case .namespaceAttribute(let name, _):
            if case .object(let object)? = lookUp(name), object is NamespaceObject { return }
            throw located(PythonError.runtime("cannot assign attribute on non-namespace object"), target.range)
        case .tuple(let items): for item in items { try checkNamespaces(item) }
        default: break
        }
    }

    /// - Parameter isBlock: whether the value is the text of a block, which jinja2 assigns without checking the target.
    package func assign(_ target: Expression, _ value: Value, in inner: Scope? = nil, isBlock: Bool = false) throws {
        switch target.kind {
        case .name(let name):
            try checkHeight(value)
            (inner ?? scope).set(name, value)
        case .tuple(let targets):
            let values: [Value]
            do {
                values = try unpack(value, count: targets.count)
            } catch {
                throw located(error, target.range)
            }
            for (target, value) in zip(targets, values) { try assign(target, value, in: inner) }
        case .namespaceAttribute(let name, let attribute):
            switch lookUp(name) {
            case .object(let object)?:
                if let namespace = object as? NamespaceObject {
                    try willChange(namespace.dict, taking: value)
                    namespace.dict.set(attribute, value)
                } else {
                    throw PythonError.type("'\(object.typeName)' object does not support item assignment")
                }
            case .dict(let dict)?:
                try willChange(dict, taking: value)
                dict.set(attribute, value)
            case .list?: throw PythonError.type("list indices must be integers or slices, not str")
            case let other?: throw PythonError.type("'\(other.typeName)' object does not support item assignment")
            case nil: throw PythonError.type("'_MissingType' object does not support item assignment")
            }
        default: break
        }
    }

    // MARK: Locations of failures

    /// The error with a range, unless it already has a more precise one.
    func located(_ error: any Error, _ range: Range<Int>) -> any Error {
        guard var error = error as? PythonError, error.range == nil else { return error }
        error.range = range
        return error
    }
}
