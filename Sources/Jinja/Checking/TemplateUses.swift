/// The names and paths that a template uses, and whether it handles their absence. Ranges refer to the text as parsed;
/// `Template.original` maps them to the text as edited.
package struct TemplateUses {
    /// The effect of a missing value.
    package enum Absence {
        /// None: the template tests for it, or has a fallback.
        case fine
        /// Output is empty or a branch is skipped.
        case matters
        /// Rendering fails, because something is looked up in it.
        case fails
    }

    /// A name or a path, and its position.
    package struct Use {
        let expression: Expression
        /// The effect if it is missing.
        package let absence: Absence

        /// Its position.
        package var range: Range<Int> { expression.range }
        /// A name or a path in canonical form; nil for everything else.
        package var written: String? { expression.written }
    }

    /// `a.items` without a call: a method, though a key may have been meant.
    package struct MethodUse {
        /// Its position.
        package let range: Range<Int>
        /// The path before the dot; nil if there is none.
        package let base: String?
        /// The name after the dot.
        package let name: String
    }

    /// A filter whose first argument is a text.
    package struct FilterText {
        /// The filter's name.
        package let filter: String
        /// The position of the argument.
        package let range: Range<Int>
        /// The argument.
        package let text: String
    }

    /// The filters whose first argument is a text.
    package private(set) var filterTexts: [FilterText] = []
    /// Names that are read.
    package private(set) var names: [Use] = []
    /// `a.b`, `a["b"]`, `a[0]`, by position.
    package private(set) var paths: [Range<Int>: Use] = [:]
    /// Names and paths, as written, whose absence is handled somewhere.
    package private(set) var tested: Set<String> = []
    /// Names that the template sets somewhere.
    package private(set) var assigned: Set<String> = []
    /// The calls of `range`.
    package private(set) var rangeCalls: [Range<Int>] = []
    private var hidingMethods: [Expression] = []
    private var boxes: Set<String> = []
    /// Named values: their absence matters only if the template never tests the name.
    private var named: [(name: String, value: Expression)] = []

    /// Visits all of `template`.
    package init(_ template: Template) {
        visit(template.body)
        for (name, value) in named { visit(value, tested.contains(name) ? .fine : .matters) }
        hidingMethods.removeAll {
            if case .attribute(let base, _) = $0.kind, case .name(let name) = base.kind {
                boxes.contains(name)
            } else {
                false
            }
        }
    }

    /// Methods that may share their name with a key.
    package var methods: [MethodUse] {
        hidingMethods.compactMap { method in
            guard case .attribute(let base, let name) = method.kind else { return nil }
            return MethodUse(range: method.range, base: base.written, name: name)
        }
    }

    /// Whether the absence of this value is worth a warning.
    package func matters(_ use: Use) -> Bool {
        switch use.absence {
        case .fine: false
        case .fails: true
        case .matters: use.expression.written.map { !tested.contains($0) } ?? true
        }
    }

    // MARK: Statements

    private mutating func visit(_ body: [Statement]) {
        for statement in body { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .text: break
        case .print(let expressions): for expression in expressions { visit(expression, .matters) }
        case .conditional(let branches, let otherwise):
            for branch in branches {
                visit(branch.test, .fine)
                visit(branch.body)
            }
            visit(otherwise)
        case .loop(let loop):
            assign(loop.target)
            visit(loop.items, .matters)
            if let test = loop.test { visit(test, .fine) }
            visit(loop.body)
            visit(loop.otherwise)
        case .set(let target, let value): give(target, value)
        case .setBlock(let target, let filter, let body):
            assign(target)
            if let filter { visit(filter, .matters) }
            visit(body)
        case .macro(let macro):
            if let name = macro.name { assigned.insert(name) }
            visit(macro)
        case .call(let call, let macro):
            visit(call, .matters)
            visit(macro)
        case .filter(let filter, let body):
            visit(filter, .matters)
            visit(body)
        case .with(let pairs, let body):
            for pair in pairs { give(pair.target, pair.value) }
            visit(body)
        case .autoescape(_, let body): visit(body)
        case .block(let block): visit(block.body)
        case .extends, .include: break
        case .importTemplate(_, let name): assigned.insert(name)
        case .importNames(_, let names): assigned.formUnion(names.map(\.alias))
        }
    }

    private mutating func visit(_ macro: Macro) {
        assigned.formUnion(macro.parameters.map(\.name))
        for value in macro.defaults { visit(value, .fine) }
        visit(macro.body)
    }

    private mutating func assign(_ target: Expression) {
        switch target.kind {
        case .name(let name): assigned.insert(name)
        case .tuple(let items): for item in items { assign(item) }
        default: break
        }
    }

    private mutating func give(_ target: Expression, _ value: Expression) {
        assign(target)
        guard case .name(let name) = target.kind else { return visit(value, .matters) }
        if case .call(let function, _) = value.kind, case .name("namespace") = function.kind { boxes.insert(name) }
        if value.written == nil { visit(value, .matters) } else { named.append((name, value)) }
    }

    // MARK: Expressions

    private mutating func visit(_ expressions: [Expression], _ absence: Absence) {
        for expression in expressions { visit(expression, absence) }
    }

    private mutating func note(_ expression: Expression, _ absence: Absence) {
        if absence == .fine, let written = expression.written { tested.insert(written) }
        if case .name = expression.kind {
            names.append(Use(expression: expression, absence: absence))
        } else {
            paths[expression.range] = Use(expression: expression, absence: absence)
        }
    }

    private mutating func visit(_ expression: Expression, _ absence: Absence) {
        switch expression.kind {
        case .name: note(expression, absence)
        case .attribute(let base, let name):
            if DictMethods.names.contains(name) { hidingMethods.append(expression) }
            note(expression, absence)
            visit(base, .fails)
        case .item(let base, let key):
            if case .literal = key.kind { note(expression, absence) } else { visit(key, .matters) }
            visit(base, .fails)
        case .slice(let base, let start, let stop, let step):
            visit(base, .fails)
            for part in [start, stop, step] { if let part { visit(part, .matters) } }
        case .call(let function, let arguments): call(function, arguments, expression)
        case .filter(let operand, let name, let arguments):
            if let first = arguments.positional.first, case .literal(.string(let text)) = first.kind {
                filterTexts.append(FilterText(filter: name, range: first.range, text: text))
            }
            let hasDefault = name == "default" || name == "d"
            if let operand { visit(operand, hasDefault ? .fine : .matters) }
            visit(arguments, hasDefault ? .fine : .matters)
        case .test(let operand, let name, let arguments):
            visit(operand, TemplateUses.existenceTests.contains(name) ? .fine : .matters)
            visit(arguments, .matters)
        case .and(let left, let right), .or(let left, let right):
            visit(left, .fine)
            visit(right, absence)
        case .unary(.not, let operand): visit(operand, .fine)
        case .conditional(let test, let then, let otherwise):
            visit(test, .fine)
            visit(then, absence)
            if let otherwise { visit(otherwise, absence) }
        case .compare(let first, let rest):
            let comparesWithEmpty = ([first] + rest.map(\.operand)).contains(where: \.isEmptyLiteral)
            visit([first] + rest.map(\.operand), comparesWithEmpty ? .fine : .matters)
        default: expression.kind.forEachChild { visit($0, .matters) }
        }
    }

    /// Tests for the existence or the type of a value.
    private static let existenceTests: Set<String> = [
        "defined", "undefined", "none", "string", "number", "mapping", "sequence", "iterable", "boolean", "integer",
        "float", "true", "false",
    ]

    private mutating func call(_ function: Expression, _ arguments: Arguments, _ whole: Expression) {
        switch function.kind {
        case .name("range"):
            rangeCalls.append(whole.range)
            visit(arguments, .matters)
        case .attribute(let base, let name):
            visit(base, .fails)
            if name == "get" {
                visit(Array(arguments.positional.prefix(1)), .matters)
                visit(Array(arguments.positional.dropFirst()), .fine)
            } else {
                visit(arguments, .matters)
            }
        default:
            visit(function, .fails)
            visit(arguments, .matters)
        }
    }

    private mutating func visit(_ arguments: Arguments, _ absence: Absence) {
        visit(arguments.positional, absence)
        visit(arguments.keywords.map(\.value), absence)
        for part in [arguments.star, arguments.doubleStar] { if let part { visit(part, absence) } }
    }
}

extension Expression {
    /// A name or a path in canonical form; nil for everything else.
    var written: String? {
        switch kind {
        case .name(let name): name
        case .attribute(let base, let name): base.written.map { $0 + ContextPath.Step.key(name).text }
        case .item(let base, let key):
            switch key.kind {
            case .literal(.string(let key)): base.written.map { $0 + ContextPath.Step.key(key).text }
            case .literal(.int(let index)): base.written.map { $0 + ContextPath.Step.index(index).text }
            default: nil
            }
        default: nil
        }
    }

    fileprivate var isEmptyLiteral: Bool {
        switch kind {
        case .literal(.none), .literal(.string("")): true
        default: false
        }
    }
}
