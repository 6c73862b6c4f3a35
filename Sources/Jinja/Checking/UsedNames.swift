/// The filters and tests that a template speaks of outside of its blocks, each list in order (`compiler.DependencyFinderVisitor`).
struct UsedNames {
    private var filters: Set<String> = []
    private var tests: Set<String> = []

    static func of(_ body: [Statement]) -> (filters: [String], tests: [String]) {
        var names = UsedNames()
        names.visit(body)
        return (names.filters.sorted(), names.tests.sorted())
    }

    /// Whether an expression speaks of a filter or a test that isn't there.
    static func hasUnknown(_ expression: Expression, filters: Set<String>, tests: Set<String>) -> Bool {
        var names = UsedNames()
        names.visit(expression)
        return !names.filters.isSubset(of: filters) || !names.tests.isSubset(of: tests)
    }

    private mutating func visit(_ expression: Expression) {
        switch expression.kind {
        case .filter(_, let name, _): filters.insert(name)
        case .test(_, let name, _): tests.insert(name)
        default: break
        }
        var names = self
        expression.kind.forEachChild { names.visit($0) }
        self = names
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
                visit(loop.items)
                if let test = loop.test { visit(test) }
                visit(loop.body)
                visit(loop.otherwise)
            case .set(_, let value): visit(value)
            case .setBlock(_, let filter, let body):
                if let filter { visit(filter) }
                visit(body)
            case .macro(let macro): visit(macro)
            case .call(let call, let macro):
                visit(call)
                visit(macro)
            case .filter(let filter, let body):
                visit(filter)
                visit(body)
            case .with(let pairs, let body):
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

    private mutating func visit(_ macro: Macro) {
        for value in macro.defaults { visit(value) }
        visit(macro.body)
    }
}
