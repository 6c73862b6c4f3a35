/// The names that a body uses before declaring them itself (`compiler.find_undeclared`). It visits everything but blocks, in the
/// order of jinja2's fields, which decides.
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
        expression.kind.forEachChild { visit($0) }
    }

    private mutating func store(_ target: Expression) {
        switch target.kind {
        case .name(let name): store(name)
        case .tuple(let items): for item in items { store(item) }
        default: break
        }
    }

    private mutating func visit(_ body: [Statement]) {
        for statement in body {
            statement.forEachPart { part in
                switch part {
                case .value(let expression): visit(expression)
                case .target(let target): store(target)
                case .parameter(let name): store(name)
                case .body(let body): visit(body)
                }
            }
        }
    }
}
