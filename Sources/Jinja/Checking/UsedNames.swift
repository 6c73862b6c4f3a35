/// The filters and tests used outside of blocks, each list in order (`compiler.DependencyFinderVisitor`).
struct UsedNames {
    private var filters: Set<String> = []
    private var tests: Set<String> = []

    static func of(_ body: [Statement]) -> (filters: [String], tests: [String]) {
        var names = UsedNames()
        names.visit(body)
        return (names.filters.sorted(), names.tests.sorted())
    }

    /// Whether an expression uses an unknown filter or test.
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
        expression.kind.forEachChild { visit($0) }
    }

    private mutating func visit(_ body: [Statement]) {
        for statement in body {
            statement.forEachPart { part in
                switch part {
                case .value(let expression): visit(expression)
                case .body(let body): visit(body)
                case .target, .parameter: break
                }
            }
        }
    }
}
