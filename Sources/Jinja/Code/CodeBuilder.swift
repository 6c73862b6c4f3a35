import JSON

/// Turns the tree of a template into its compact form.
struct CodeBuilder {
    private(set) var nodes: [CodeNode]
    private(set) var extra: [Int32]
    private(set) var names: [String]
    private(set) var strings: [String]
    private(set) var numbers: [Literal]
    private(set) var functions: [NativeFunction]
    private(set) var macros: [TemplateCode.Macro]
    private(set) var blocks: [TemplateCode.Block]
    private(set) var setNames: UInt64
    private(set) var special: TemplateCode.SpecialNames
    /// The number of each name; built only for many names.
    private var index: [ExactText: Int32] = [:]
    private let unset: [FrameKey: [String]]
    private let source: SourceText
    private static let indexedSize = 24

    /// - Parameter unset: names that are declared but unset when a frame is entered.
    init(_ source: SourceText, unset: [FrameKey: [String]] = [:]) {
        self.source = source
        self.unset = unset
        (nodes, extra, names, strings, numbers, functions, macros, blocks) = ([], [], [], [], [], [], [], [])
        setNames = 0
        special = TemplateCode.SpecialNames()
    }

    /// Continues `code`.
    init(extending code: TemplateCode, _ source: SourceText) {
        self.source = source
        unset = [:]
        nodes = code.nodes
        extra = code.extra
        names = code.names
        strings = code.strings
        numbers = code.numbers
        functions = code.functions
        macros = code.macros
        blocks = code.blocks
        setNames = code.setNames
        special = code.special
        if names.count > CodeBuilder.indexedSize { makeIndex() }
    }

    /// The compact form of a whole template.
    static func code(_ body: [Statement], in source: SourceText, unset: [FrameKey: [String]]) -> TemplateCode {
        var builder = CodeBuilder(source, unset: unset)
        builder.nodes.reserveCapacity(source.bytes.count / 7 + 2)
        builder.extra.reserveCapacity(source.bytes.count / 6 + 4)
        builder.names.reserveCapacity(source.bytes.count / 32 + 3)
        let names = builder.unset(.root)
        let place = builder.body(body)
        return builder.finished(body: place, unset: names)
    }

    /// The code as built so far.
    func finished(body: Int32, unset: Int32) -> TemplateCode {
        TemplateCode(self, body: body, unset: unset)
    }

    // MARK: Tables

    private mutating func makeIndex() {
        for (number, name) in names.enumerated() { index[ExactText(name)] = Int32(number) }
    }

    /// The number of a name.
    /// - Parameter isSet: whether the template sets a variable of that name.
    mutating func name(_ text: String, isSet: Bool = false) -> Int32 {
        let number = number(of: text)
        if isSet, number < 64 { setNames |= 1 << UInt64(number) }
        return number
    }

    private mutating func number(of text: String) -> Int32 {
        if names.count > CodeBuilder.indexedSize {
            if let known = index[ExactText(text)] { return known }
        } else if let known = names.firstIndex(where: { $0.isExactly(text) }) {
            return Int32(known)
        }
        let number = Int32(names.count)
        names.append(text)
        if names.count == CodeBuilder.indexedSize + 1 {
            makeIndex()
        } else if names.count > CodeBuilder.indexedSize {
            index[ExactText(text)] = number
        }
        return number
    }

    private mutating func add(_ node: CodeNode) -> Int32 {
        nodes.append(node)
        return Int32(nodes.count - 1)
    }

    /// Makes room for operands that follow.
    private mutating func room(_ count: Int) -> Int {
        let place = extra.count
        extra.append(contentsOf: repeatElement(-1, count: count))
        return place
    }

    /// Makes room for a list; its items follow its length.
    private mutating func room(forList count: Int) -> Int {
        let place = room(count + 1)
        extra[place] = Int32(count)
        return place
    }

    private mutating func unset(_ key: FrameKey) -> Int32 {
        guard !unset.isEmpty, let names = unset[key] else { return -1 }
        let place = room(forList: names.count)
        for (offset, text) in names.enumerated() { extra[place + 1 + offset] = name(text, isSet: true) }
        return Int32(place)
    }

    // MARK: Expressions

    private mutating func list(_ expressions: [Expression]) -> Int32 {
        let place = room(forList: expressions.count)
        for (offset, expression) in expressions.enumerated() {
            let number = add(expression)
            extra[place + 1 + offset] = number
        }
        return Int32(place)
    }

    private mutating func add(optional expression: Expression?) -> Int32 { expression.map { add($0) } ?? -1 }

    /// The number of the node of an expression.
    mutating func add(_ expression: Expression) -> Int32 {
        var node = node(expression)
        if expression.isConstant {
            node.insert(.constant)
            if expression.isFoldedText { node.insert(.foldedText) }
        }
        return add(node)
    }

    private mutating func node(_ expression: Expression) -> CodeNode {
        let range = expression.range
        switch expression.kind {
        case .literal(let literal): return node(literal, range)
        case .name(let text): return CodeNode(.name, range, a: name(text))
        case .namespaceAttribute(let text, let attribute):
            return CodeNode(.namespaceAttribute, range, a: name(text), b: name(attribute))
        case .tuple(let items): return CodeNode(.tuple, range, a: list(items))
        case .list(let items): return CodeNode(.list, range, a: list(items))
        case .concatenation(let items): return CodeNode(.concatenation, range, a: list(items))
        case .dict(let pairs):
            let place = room(forList: 2 * pairs.count)
            for (offset, pair) in pairs.enumerated() {
                let (key, value) = (add(pair.key), add(pair.value))
                (extra[place + 1 + 2 * offset], extra[place + 2 + 2 * offset]) = (key, value)
            }
            return CodeNode(.dict, range, a: Int32(place))
        case .unary(let operation, let operand):
            return CodeNode(.unary, range, a: add(operand), detail: operation.rawValue)
        case .binary(let operation, let left, let right):
            return CodeNode(.binary, range, a: add(left), b: add(right), detail: operation.rawValue)
        case .and(let left, let right):
            return CodeNode(.and, range, a: add(left), b: add(right), flags: left.isConstant ? .shortens : [])
        case .or(let left, let right):
            return CodeNode(.or, range, a: add(left), b: add(right), flags: left.isConstant ? .shortens : [])
        case .compare(let first, let rest):
            let left = add(first)
            if rest.count == 1 {
                return CodeNode(.compare, range, a: left, b: add(rest[0].operand), detail: rest[0].test.rawValue)
            }
            let place = room(forList: 2 * rest.count)
            for (offset, part) in rest.enumerated() {
                let operand = add(part.operand)
                (extra[place + 1 + 2 * offset], extra[place + 2 + 2 * offset]) = (Int32(part.test.rawValue), operand)
            }
            return CodeNode(.compare, range, a: left, b: Int32(place), flags: .special)
        case .conditional(let test, let then, let otherwise):
            let first = add(test)
            let parts = (add(then), add(optional: otherwise))
            let place = record(parts.0, parts.1, Int32(truncatingIfNeeded: expression.line))
            return CodeNode(.conditional, range, a: first, b: place, flags: test.isConstant ? .shortens : [])
        case .attribute(let base, let text):
            return CodeNode(
                .attribute, range, a: add(base), b: name(text), flags: CodeBuilder.isDictMethod(text) ? .dictMethod : []
            )
        case .item(let base, let key): return CodeNode(.item, range, a: add(base), b: add(key))
        case .slice(let base, let start, let stop, let step):
            let operand = add(base)
            return CodeNode(.slice, range, a: operand, b: bounds(start, stop, step))
        case .bounds(let start, let stop, let step): return CodeNode(.bounds, range, b: bounds(start, stop, step))
        case .call(let function, let arguments):
            let target = add(function)
            return CodeNode(.call, range, a: target, b: record(arguments, -1))
        case .filter(let operand, let text, let arguments):
            let subject = add(optional: operand)
            return CodeNode(.filter, range, a: subject, b: record(arguments, name(text)))
        case .test(let operand, let text, let arguments):
            let subject = add(operand)
            return CodeNode(.test, range, a: subject, b: record(arguments, name(text)))
        case .unreadable: return CodeNode(.unreadable, range)
        }
    }

    private mutating func node(_ literal: Literal, _ range: Range<Int>) -> CodeNode {
        switch literal {
        case .none: return CodeNode(.none, range)
        case .bool(let flag): return CodeNode(flag ? .yes : .no, range)
        case .int(let number) where Int32(exactly: number) != nil:
            return CodeNode(.int, range, a: Int32(truncatingIfNeeded: number))
        case .int, .big, .float:
            numbers.append(literal)
            return CodeNode(.number, range, a: Int32(numbers.count - 1))
        case .string(let text):
            strings.append(text)
            return CodeNode(.string, range, a: Int32(strings.count - 1))
        }
    }

    private mutating func bounds(_ start: Expression?, _ stop: Expression?, _ step: Expression?) -> Int32 {
        let parts = (add(optional: start), add(optional: stop), add(optional: step))
        return record(parts.0, parts.1, parts.2)
    }

    /// Adds operands of a fixed number.
    private mutating func record(_ a: Int32, _ b: Int32, _ c: Int32 = -1) -> Int32 {
        let place = room(3)
        (extra[place], extra[place + 1], extra[place + 2]) = (a, b, c)
        return Int32(place)
    }

    /// The arguments of a call: name, function, star, double star, the number of positional and of named ones, these, and pairs of
    /// names and values.
    private mutating func record(_ arguments: Arguments, _ name: Int32) -> Int32 {
        let place = room(6 + arguments.positional.count + 2 * arguments.keywords.count)
        extra[place] = name
        if let function = arguments.function {
            functions.append(function)
            extra[place + 1] = Int32(functions.count - 1)
        }
        extra[place + 4] = Int32(arguments.positional.count)
        extra[place + 5] = Int32(arguments.keywords.count)
        var next = place + 6
        for argument in arguments.positional {
            let number = add(argument)
            extra[next] = number
            next += 1
        }
        for keyword in arguments.keywords {
            let (name, value) = (self.name(keyword.name), add(keyword.value))
            (extra[next], extra[next + 1]) = (name, value)
            next += 2
        }
        let (star, doubleStar) = (add(optional: arguments.star), add(optional: arguments.doubleStar))
        (extra[place + 2], extra[place + 3]) = (star, doubleStar)
        return Int32(place)
    }

    /// Whether dicts have an attribute of this name; others can be looked up as keys directly.
    private static func isDictMethod(_ name: String) -> Bool {
        switch (name.utf8.first ?? 0, name.utf8.count) {
        case (UInt8(ascii: "_"), _): true
        case (UInt8(ascii: "c"), 4...5), (UInt8(ascii: "f"), 8), (UInt8(ascii: "g"), 3), (UInt8(ascii: "i"), 5),
            (UInt8(ascii: "k"), 4), (UInt8(ascii: "m"), 3), (UInt8(ascii: "p"), 3), (UInt8(ascii: "p"), 7),
            (UInt8(ascii: "s"), 10), (UInt8(ascii: "u"), 6), (UInt8(ascii: "v"), 6):
            name == "mro" || DictMethods.names.contains(name)
        default: false
        }
    }

    // MARK: Targets

    /// The number of the node of an assignment target.
    mutating func target(_ expression: Expression) -> Int32 {
        declare(expression)
        return add(expression)
    }

    private mutating func declare(_ target: Expression) {
        switch target.kind {
        case .name(let text): _ = name(text, isSet: true)
        case .tuple(let items): for item in items { declare(item) }
        default: break
        }
    }

    // MARK: Statements

    private mutating func body(_ statements: [Statement]) -> Int32 {
        guard !statements.isEmpty else { return -1 }
        let place = room(forList: statements.count)
        for (offset, statement) in statements.enumerated() {
            let number = add(statement)
            extra[place + 1 + offset] = number
        }
        return Int32(place)
    }

    private mutating func add(_ statement: Statement) -> Int32 {
        let range = statement.range
        let frame = FrameKey(offset: range.lowerBound)
        switch statement.kind {
        case .text: return add(CodeNode(.text, range))
        case .print(let expressions):
            let isTag = source.bytes[range.lowerBound + 1] == UInt8(ascii: "%")
            if !isTag, expressions.count == 1 { return add(CodeNode(.print, range, a: add(expressions[0]))) }
            return add(CodeNode(.print, range, b: list(expressions), flags: isTag ? .special : []))
        case .conditional(let branches, let otherwise):
            let place = room(forList: 2 * branches.count)
            for (offset, branch) in branches.enumerated() {
                let (test, body) = (add(branch.test), self.body(branch.body))
                (extra[place + 1 + 2 * offset], extra[place + 2 + 2 * offset]) = (test, body)
            }
            return add(CodeNode(.conditionalBlock, range, a: Int32(place), b: body(otherwise)))
        case .loop(let loop): return add(CodeNode(.loop, range, a: record(loop)))
        case .set(let target, let value):
            return add(CodeNode(.set, range, a: self.target(target), b: add(value)))
        case .setBlock(let target, let filter, let body):
            let operands = (add(optional: filter), self.body(body), unset(frame))
            return add(
                CodeNode(
                    .setBlock, range, a: self.target(target), b: record(operands.0, operands.1, operands.2)))
        case .macro(let macro):
            if let text = macro.name { _ = name(text, isSet: true) }
            return add(CodeNode(.macro, range, a: self.macro(macro)))
        case .call(let call, let macro):
            return add(CodeNode(.callBlock, range, a: add(call), b: self.macro(macro)))
        case .filter(let filter, let body):
            let operands = (self.body(body), unset(frame))
            return add(CodeNode(.filterBlock, range, a: add(filter), b: record(operands.0, operands.1)))
        case .with(let pairs, let body):
            let place = room(forList: 2 * pairs.count)
            for (offset, pair) in pairs.enumerated() {
                let (target, value) = (self.target(pair.target), add(pair.value))
                (extra[place + 1 + 2 * offset], extra[place + 2 + 2 * offset]) = (target, value)
            }
            let operands = (Int32(place), self.body(body), unset(frame))
            return add(CodeNode(.with, range, a: record(operands.0, operands.1, operands.2)))
        case .autoescape(let value, let body):
            let operands = (self.body(body), unset(frame))
            return add(CodeNode(.autoescape, range, a: add(value), b: record(operands.0, operands.1)))
        case .block(let block):
            special.super = name("super", isSet: true)
            blocks.append(
                TemplateCode.Block(
                    name: name(block.name), isScoped: block.isScoped, isRequired: block.isRequired,
                    body: body(block.body), unset: unset(FrameKey(offset: block.range.lowerBound)), range: block.range))
            return add(CodeNode(.block, range, a: Int32(blocks.count - 1)))
        case .extends(let template), .importTemplate(let template, _), .importNames(let template, _):
            return add(CodeNode(.load, range, a: add(template)))
        case .include(let template, let ignoresMissing):
            return add(CodeNode(.include, range, a: add(template), flags: ignoresMissing ? .special : []))
        }
    }

    private mutating func record(_ loop: Loop) -> Int32 {
        special.loop = name("loop", isSet: true)
        let place = room(8)
        let operands = (target(loop.target), add(loop.items), add(optional: loop.test))
        (extra[place], extra[place + 1], extra[place + 2]) = operands
        extra[place + 3] = loop.isRecursive ? 1 : 0
        let bodies = (body(loop.body), body(loop.otherwise))
        (extra[place + 4], extra[place + 5]) = bodies
        let unsets = (unset(FrameKey(offset: loop.offset)), unset(FrameKey(offset: loop.offset, part: .otherwise)))
        (extra[place + 6], extra[place + 7]) = unsets
        return Int32(place)
    }

    private mutating func macro(_ macro: Macro) -> Int32 {
        if macro.usesCaller { special.caller = name("caller", isSet: true) }
        if macro.usesKeywords { special.keywords = name("kwargs", isSet: true) }
        if macro.usesVariadic { special.variadic = name("varargs", isSet: true) }
        let hasCaller = macro.parameters.contains { $0.name == "caller" }
        let made = TemplateCode.Macro(
            name: macro.name.map { name($0, isSet: true) },
            parameters: macro.parameters.map { name($0.name, isSet: true) },
            defaults: macro.defaults.map { add($0) }, body: body(macro.body),
            unset: unset(FrameKey(offset: macro.offset)), usesCaller: macro.usesCaller, hasCaller: hasCaller,
            usesKeywords: macro.usesKeywords, usesVariadic: macro.usesVariadic)
        macros.append(made)
        return Int32(macros.count - 1)
    }
}
