/// Which of some names a body speaks of before declaring them itself (`compiler.find_undeclared`). It looks into everything but
/// blocks, in the order of jinja2's fields, which decides.
struct UndeclaredNames {
    private var wanted: Set<String>
    private(set) var found: Set<String> = []

    static func of(_ body: [Statement], among names: Set<String>) -> Set<String> {
        var visitor = UndeclaredNames(wanted: names)
        visitor.visit(body)
        return visitor.found
    }

    private init(wanted: Set<String>) { self.wanted = wanted }

    private mutating func load(_ name: String) {
        if wanted.contains(name) { found.insert(name) }
    }

    private mutating func store(_ name: String) { wanted.remove(name) }

    private mutating func visit(_ expression: Expression) {
        if case .name(let name) = expression.kind { load(name) }
        var visitor = self
        expression.kind.forEachChild { visitor.visit($0) }
        self = visitor
    }

    private mutating func store(_ target: Expression) {
        switch target.kind {
        case .name(let name): store(name)
        case .tuple(let items): for item in items { store(item) }
        default: break
        }
    }

    private mutating func visit(_ macro: Macro) {
        for parameter in macro.parameters { store(parameter.name) }
        for value in macro.defaults { visit(value) }
        visit(macro.body)
    }

    private mutating func visit(_ body: [Statement]) {
        for statement in body {
            switch statement.kind {
            case .text, .block: break
            case .print(let expressions): for expression in expressions { visit(expression) }
            case .conditional(let branches, let otherwise):
                for branch in branches {
                    visit(branch.test)
                    visit(branch.body)
                }
                visit(otherwise)
            case .loop(let loop):
                store(loop.target)
                visit(loop.items)
                visit(loop.body)
                visit(loop.otherwise)
                if let test = loop.test { visit(test) }
            case .set(let target, let value):
                store(target)
                visit(value)
            case .setBlock(let target, let filter, let body):
                store(target)
                if let filter { visit(filter) }
                visit(body)
            case .macro(let macro): visit(macro)
            case .call(let call, let macro):
                visit(call)
                visit(macro)
            case .filter(let filter, let body):
                visit(body)
                visit(filter)
            case .with(let pairs, let body):
                for pair in pairs { store(pair.target) }
                for pair in pairs { visit(pair.value) }
                visit(body)
            case .autoescape(let value, let body):
                visit(value)
                visit(body)
            case .extends(let template), .include(let template, _), .importTemplate(let template, _),
                .importNames(let template, _):
                visit(template)
            }
        }
    }
}
