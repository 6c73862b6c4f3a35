/// One frame of names: a template's root, a loop's body, a macro …
package struct FrameKey: Hashable, Sendable {
    enum Part: Sendable {
        case body, otherwise
    }

    /// The offset of the tag that opens the frame.
    let offset: Int
    var part = Part.body

    static let root = FrameKey(offset: -1)
}

/// The names that are declared but unset when a frame is entered (`jinja2.idtracking`). A name that a frame sets anywhere belongs
/// to it from the start: code in the frame can't see a context variable of that name.
struct FrameSymbols {
    private enum Load {
        case parameter, resolve, alias, undefined
    }

    /// `jinja2.idtracking.Symbols`
    private struct Symbols {
        var loads: [String: Load] = [:]
        var stores: Set<String> = []
    }

    private(set) var unset: [FrameKey: [String]] = [:]
    /// Names in the filters of set blocks that jinja2's compiler can't resolve, which makes it fail.
    private(set) var unresolved: [Expression] = []
    /// The enclosing frames.
    private var outer: [Symbols] = []
    private var current = Symbols()

    private let source: SourceText
    private let environment: TemplateEnvironment

    init(_ body: [Statement], for environment: TemplateEnvironment, in source: SourceText) {
        self.environment = environment
        self.source = source
        analyze(body)
        finish(.root, [body])
        for block in FrameSymbols.blocks(body) {
            current = Symbols()
            analyze(block.body)
            finish(FrameKey(offset: block.range.lowerBound), [block.body])
        }
    }

    // MARK: Symbols

    private func isKnownOutside(_ name: String) -> Bool { outer.contains { $0.loads[name] != nil } }

    private mutating func store(_ name: String) {
        current.stores.insert(name)
        if current.loads[name] == nil { current.loads[name] = isKnownOutside(name) ? .alias : .undefined }
    }

    private mutating func declare(_ name: String) {
        current.stores.insert(name)
        current.loads[name] = .parameter
    }

    private mutating func load(_ name: String) {
        if current.loads[name] == nil, !isKnownOutside(name) { current.loads[name] = .resolve }
    }

    private mutating func update(from branches: [Symbols]) {
        var stores: Set<String> = []
        for branch in branches { stores.formUnion(branch.stores) }
        stores.subtract(current.stores)
        for branch in branches {
            current.loads.merge(branch.loads) { $1 }
            current.stores.formUnion(branch.stores)
        }
        for name in stores { current.loads[name] = isKnownOutside(name) ? .alias : .resolve }
    }

    // MARK: Within a frame (`FrameSymbolVisitor`)

    private mutating func load(_ expression: Expression) {
        switch expression.kind {
        case .name(let name): load(name)
        case .literal: break
        default: expression.kind.forEachChild { load($0) }
        }
    }

    private mutating func store(_ target: Expression, isParameter: Bool = false) {
        switch target.kind {
        case .name(let name): if isParameter { declare(name) } else { store(name) }
        case .tuple(let items): for item in items { store(item, isParameter: isParameter) }
        case .namespaceAttribute(let name, _): load(name)
        default: break
        }
    }

    private mutating func analyze(_ body: [Statement]) {
        for statement in body { analyze(statement) }
    }

    private mutating func analyze(_ statement: Statement) {
        switch statement.kind {
        case .text, .autoescape, .block: break
        case .print(let expressions): for expression in expressions { load(expression) }
        case .conditional(let branches, let otherwise): analyze(branches[...], otherwise)
        case .loop(let loop): load(loop.items)
        case .set(let target, let value):
            load(value)
            store(target)
        case .setBlock(let target, _, _): store(target)
        case .macro(let macro): if let name = macro.name { store(name) }
        case .call(let call, _): load(call)
        case .filter(let filter, _): load(filter)
        case .with(let pairs, _): for pair in pairs { load(pair.value) }
        case .extends(let template), .include(let template, _): load(template)
        case .importTemplate(let template, let name):
            load(template)
            store(name)
        case .importNames(let template, let names):
            load(template)
            for name in names { store(name.alias) }
        }
    }

    private mutating func analyze(
        _ branches: ArraySlice<(test: Expression, body: [Statement])>, _ otherwise: [Statement]
    ) {
        guard let first = branches.first else { return }
        load(first.test)
        let before = current
        func branch(_ visit: (inout FrameSymbols) -> Void) -> Symbols {
            var symbols = self
            symbols.current = before
            visit(&symbols)
            return symbols.current
        }
        let body = branch { $0.analyze(first.body) }
        let others = branch { symbols in
            for other in branches.dropFirst() { symbols.analyze([other], []) }
        }
        let last = branch { $0.analyze(otherwise) }
        update(from: [body, others, last])
    }

    // MARK: Nested frames (`CodeGenerator.visit_…`)

    /// Records the unset names of the current frame and visits its nested frames.
    private mutating func finish(_ key: FrameKey, _ bodies: [[Statement]]) {
        let names = current.loads.filter { $0.value == .undefined }.keys
        if !names.isEmpty { unset[key] = names.sorted() }
        for body in bodies { descend(body) }
    }

    private mutating func inside(
        _ key: FrameKey, _ bodies: [[Statement]], _ analyze: (inout FrameSymbols) -> Void
    ) {
        outer.append(current)
        current = Symbols()
        analyze(&self)
        finish(key, bodies)
        current = outer.removeLast()
    }

    private mutating func descend(_ body: [Statement]) {
        for statement in body { descend(statement) }
    }

    private mutating func descend(_ statement: Statement) {
        let key = FrameKey(offset: statement.range.lowerBound)
        switch statement.kind {
        case .conditional(let branches, let otherwise):
            for branch in branches { descend(branch.body) }
            descend(otherwise)
        case .loop(let loop):
            inside(key, [loop.body]) {
                $0.declare("loop")
                $0.store(loop.target, isParameter: true)
                $0.analyze(loop.body)
            }
            guard !loop.otherwise.isEmpty else { return }
            inside(FrameKey(offset: loop.offset, part: .otherwise), [loop.otherwise]) { $0.analyze(loop.otherwise) }
        case .macro(let macro), .call(_, let macro):
            inside(key, [macro.body]) { symbols in
                for parameter in macro.parameters { symbols.declare(parameter.name) }
                for value in macro.defaults { symbols.load(value) }
                if macro.usesCaller { symbols.declare("caller") }
                if macro.usesKeywords { symbols.declare("kwargs") }
                if macro.usesVariadic { symbols.declare("varargs") }
                symbols.analyze(macro.body)
            }
        case .filter(let filter, let body):
            inside(key, [body]) {
                $0.analyze(body)
                $0.load(filter)
            }
        case .with(let pairs, let body):
            inside(key, [body]) {
                for pair in pairs { $0.store(pair.target) }
                $0.analyze(body)
            }
        case .setBlock(_, let filter, let body):
            inside(key, [body]) {
                $0.analyze(body)
                if let filter { $0.findUnresolved(filter) }
            }
        case .autoescape(let value, let body):
            inside(key, [body]) {
                $0.load(value)
                $0.analyze(body)
            }
        default: break
        }
    }

    /// The names in the filter of a set block are not registered with the frame.
    private mutating func findUnresolved(_ expression: Expression) {
        switch expression.kind {
        case .name(let name):
            // The root frame defines `self` if it is used anywhere.
            if name != "self", current.loads[name] == nil, !isKnownOutside(name) { unresolved.append(expression) }
            return
        case .conditional(let test, let then, let otherwise):
            guard let value = Interpreter.folding(in: source, for: environment).constant(test) else { break }
            if Interpreter.folding(in: source, for: environment).isTrue(value) {
                findUnresolved(then)
            } else if let otherwise {
                findUnresolved(otherwise)
            }
            return
        case .and(let left, _), .or(let left, _):
            let interpreter = Interpreter.folding(in: source, for: environment)
            let isOr = if case .or = expression.kind { true } else { false }
            // The optimizer drops the other operand.
            if let value = interpreter.constant(left), interpreter.isTrue(value) == isOr { return }
        default: break
        }
        expression.kind.forEachChild { findUnresolved($0) }
    }

    private static func blocks(_ body: [Statement]) -> [Block] {
        var blocks: [Block] = []
        for statement in body {
            switch statement.kind {
            case .block(let block): blocks += [block] + FrameSymbols.blocks(block.body)
            case .conditional(let branches, let otherwise):
                for branch in branches { blocks += FrameSymbols.blocks(branch.body) }
                blocks += FrameSymbols.blocks(otherwise)
            case .loop(let loop): blocks += FrameSymbols.blocks(loop.body) + FrameSymbols.blocks(loop.otherwise)
            case .setBlock(_, _, let body), .filter(_, let body), .with(_, let body), .autoescape(_, let body):
                blocks += FrameSymbols.blocks(body)
            case .macro(let macro), .call(_, let macro): blocks += FrameSymbols.blocks(macro.body)
            default: break
            }
        }
        return blocks
    }
}
