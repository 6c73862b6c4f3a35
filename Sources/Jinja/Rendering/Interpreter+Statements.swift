/// Running statements (see `compiler.CodeGenerator.visit_…`).
extension Interpreter {
    /// Runs a list of statements; a negative place is an empty one.
    func run(body place: Int32) throws {
        if stack.isExhausted { throw tooDeep }
        output.endConstant()
        if place >= 0 {
            let start = Int(place) + 1
            let end = start + Int(code.extra[start - 1])
            for index in start..<end { try run(code.nodes[Int(code.extra[index])]) }
        }
        output.endConstant()
    }

    private func run(_ node: CodeNode) throws {
        try step()
        switch node.kind {
        case .text: output.write(source.bytes, node.range, isConstant: escaping != .volatile)
        case .print: try runPrint(node)
        case .conditionalBlock: try runBranches(node)
        case .loop: try runLoop(node)
        case .set:
            try checkNamespaces(node.a)
            try assign(node.a, try value(at: node.b))
        case .setBlock: try runSetBlock(node)
        case .macro:
            guard let name = code.macros[Int(node.a)].name else { return }
            scope.set(name, .object(made(node.a)))
        case .callBlock:
            writeRaw(try call(code.nodes[Int(node.a)], caller: .object(made(node.b))))
        case .filterBlock: try runFilterBlock(node)
        case .with: try runWith(node)
        case .autoescape: try runAutoescape(node)
        case .block: try run(code.blocks[Int(node.a)])
        case .load: try load(try value(at: node.a), range(of: node.a))
        case .include: try include(node)
        default: break
        }
    }

    // MARK: Output

    /// What `{{ }}` prints for a value.
    var isEscapingNow: Bool {
        switch escaping {
        case .off: false
        case .on: true
        case .volatile: escapes
        }
    }

    private func runPrint(_ node: CodeNode) throws {
        guard node.b >= 0 else { return try print(code.nodes[Int(node.a)]) }
        if node.flags.contains(.special) { output.endConstant() }
        for index in code.list(node.b) { try print(code.nodes[Int(index)]) }
        if node.flags.contains(.special) { output.endConstant() }
    }

    private func print(_ node: CodeNode) throws {
        foldingFailed = false
        isShortened = false
        let value = try value(of: node, isPrinted: true)
        let isFolded = node.isConstant && !foldingFailed && (escaping != .volatile || node.flags.contains(.foldedText))
        let isConstant = isFolded || isShortened && !node.isConstant
        switch value {
        case .undefined(let missing):
            // An attribute hidden by the sandbox also prints as nothing.
            let range = source.original(node.range.lowerBound)..<source.original(node.range.upperBound)
            if notes.printedUndefined.count < 200 {
                notes.printedUndefined.append(.init(range: range, reason: missing.message))
            }
            return output.write("", isConstant: isConstant)
        case .int(let number): return output.write(number, isConstant: isConstant)
        default: break
        }
        do {
            // Text written out at compile time, before escaping was decided, isn't escaped.
            let escapes = isEscapingNow && !(escaping == .volatile && isConstant)
            output.write(escapes ? try escape(value) : try str(value), isConstant: isConstant)
        } catch {
            throw located(error, node.range)
        }
    }

    /// The output of a list of statements.
    func buffered(body place: Int32) throws -> String { try buffered { try run(body: place) } }

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
    func writeRaw(_ value: Value) {
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

    /// A new scope inside of the current one.
    /// - Parameter unset: the place of the names that are declared but unset in it.
    private func inner(_ unset: Int32) -> Scope { Scope(in: scope, unset: code.list(unset)) }

    private func made(_ macro: Int32) -> MacroObject {
        let object = MacroObject(code.macros[Int(macro)], code.names, in: scope, escaping)
        macros.append(object)
        return object
    }

    // MARK: Tags

    private func runBranches(_ node: CodeNode) throws {
        let place = Int(node.a)
        for offset in stride(from: 1, to: Int(code.extra[place]) + 1, by: 2)
        where isTrue(try value(at: code.extra[place + offset])) {
            return try run(body: code.extra[place + offset + 1])
        }
        try run(body: node.b)
    }

    private func runSetBlock(_ node: CodeNode) throws {
        let place = Int(node.b)
        let (filter, body) = (code.extra[place], code.extra[place + 1])
        let result = try within(inner(code.extra[place + 2]), escaping) {
            let text = try buffered(body: body)
            guard filter >= 0 else { return Value.string(text) }
            return try self.filter(code.nodes[Int(filter)], text: isEscapingNow ? .markup(text) : .string(text))
        }
        if escapes {
            if case .markup = result {
                try assign(node.a, result)
            } else {
                try assign(node.a, .markup(try str(result)))
            }
        } else {
            try assign(node.a, result)
        }
    }

    private func runFilterBlock(_ node: CodeNode) throws {
        let place = Int(node.b)
        let result = try within(inner(code.extra[place + 1]), escaping) {
            let text = try buffered(body: code.extra[place])
            return try filter(code.nodes[Int(node.a)], text: isEscapingNow ? .markup(text) : .string(text))
        }
        writeRaw(result)
    }

    private func runWith(_ node: CodeNode) throws {
        let place = Int(node.a)
        let inner = inner(code.extra[place + 2])
        let pairs = Int(code.extra[place])
        for offset in stride(from: 1, to: Int(code.extra[pairs]) + 1, by: 2) {
            let value = try value(at: code.extra[pairs + offset + 1])
            try assign(code.extra[pairs + offset], value, in: inner)
        }
        try within(inner, escaping) { try run(body: code.extra[place + 1]) }
    }

    private func runAutoescape(_ node: CodeNode) throws {
        let place = Int(node.b)
        let inner = inner(code.extra[place + 1])
        let outer = escapes
        defer { escapes = outer }
        let wanted = try within(inner, escaping) { isTrue(try value(at: node.a)) }
        escapes = wanted
        // If it is unknown at compile time, it stays unknown in nested blocks.
        let isKnown = code.nodes[Int(node.a)].isConstant && escaping != .volatile
        try within(inner, isKnown ? (wanted ? .on : .off) : .volatile) { try run(body: code.extra[place]) }
    }

    private func run(_ block: TemplateCode.Block) throws {
        if block.isRequired {
            let name = PythonText.repr(code.names[Int(block.name)])
            throw located(PythonError.runtime("Required block \(name) not found"), block.range)
        }
        try render(block, in: block.isScoped ? scope : visible)
    }

    /// A block is rendered separately from its surroundings, which it doesn't see unless it is scoped.
    func render(_ block: TemplateCode.Block, in outer: Scope) throws {
        let inner = Scope(in: outer, isBlock: true, unset: code.list(block.unset))
        let name = PythonText.repr(code.names[Int(block.name)])
        inner.set(code.special.super, .missing(hint: "there is no parent block called \(name)."))
        let around = visible
        visible = outer
        defer { visible = around }
        try deeper(by: 2) { try within(inner, .off) { try run(body: block.body) } }
    }

    // MARK: Other templates, which are never available

    private func load(_ name: Value, _ range: Range<Int>) throws {
        switch name {
        case .undefined(let missing): throw located(missing.error, range)
        case .list, .dict: throw located(PythonError.type("unhashable type: '\(name.className)'"), range)
        default: throw located(PythonError("TemplateNotFound", try str(name)), range)
        }
    }

    private func include(_ node: CodeNode) throws {
        let name = try value(at: node.a)
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
            let ignoresMissing = node.flags.contains(.special)
            if ignoresMissing, error.type == "TemplateNotFound" || error.type == "TemplatesNotFound" { return }
            throw located(error, range(of: node.a))
        }
    }
}
