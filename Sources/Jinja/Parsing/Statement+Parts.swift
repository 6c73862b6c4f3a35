extension Statement {
    /// The parts of a statement.
    enum Part {
        /// An expression to evaluate.
        case value(Expression)
        /// An assignment target.
        case target(Expression)
        /// The name of a macro's parameter.
        case parameter(String)
        /// Nested statements.
        case body([Statement])
    }

    /// Visits its parts in the order of jinja2's fields. Text has none; neither has a block, which jinja2 compiles separately.
    func forEachPart(_ visit: (Part) -> Void) {
        switch kind {
        case .text, .block: break
        case .print(let expressions): for expression in expressions { visit(.value(expression)) }
        case .conditional(let branches, let otherwise):
            for branch in branches {
                visit(.value(branch.test))
                visit(.body(branch.body))
            }
            visit(.body(otherwise))
        case .loop(let loop):
            visit(.target(loop.target))
            visit(.value(loop.items))
            visit(.body(loop.body))
            visit(.body(loop.otherwise))
            if let test = loop.test { visit(.value(test)) }
        case .set(let target, let value):
            visit(.target(target))
            visit(.value(value))
        case .setBlock(let target, let filter, let body):
            visit(.target(target))
            if let filter { visit(.value(filter)) }
            visit(.body(body))
        case .macro(let macro): macro.forEachPart(visit)
        case .call(let call, let macro):
            visit(.value(call))
            macro.forEachPart(visit)
        case .filter(let filter, let body):
            visit(.body(body))
            visit(.value(filter))
        case .with(let pairs, let body):
            for pair in pairs { visit(.target(pair.target)) }
            for pair in pairs { visit(.value(pair.value)) }
            visit(.body(body))
        case .autoescape(let value, let body):
            visit(.value(value))
            visit(.body(body))
        case .extends(let template), .include(let template, _), .importTemplate(let template, _),
            .importNames(let template, _):
            visit(.value(template))
        }
    }
}

extension Macro {
    fileprivate func forEachPart(_ visit: (Statement.Part) -> Void) {
        for parameter in parameters { visit(.parameter(parameter.name)) }
        for value in defaults { visit(.value(value)) }
        visit(.body(body))
    }
}
