/// A statement of the language (`jinja2.nodes.Stmt`).
package struct Statement: Sendable {
    let kind: StatementKind
    /// The range of its opening tag, or of its text.
    let range: Range<Int>
    let line: Int
}

enum StatementKind: Sendable {
    /// Its range is the text.
    case text
    case print([Expression])
    indirect case conditional([(test: Expression, body: [Statement])], otherwise: [Statement])
    indirect case loop(Loop)
    indirect case set(target: Expression, value: Expression)
    indirect case setBlock(target: Expression, filter: Expression?, body: [Statement])
    indirect case macro(Macro)
    indirect case call(Expression, Macro)
    indirect case filter(Expression, body: [Statement])
    indirect case with([(target: Expression, value: Expression)], body: [Statement])
    indirect case autoescape(Expression, body: [Statement])
    indirect case block(Block)
    indirect case extends(Expression)
    indirect case include(Expression, ignoresMissing: Bool)
    indirect case importTemplate(Expression, name: String)
    indirect case importNames(Expression, names: [(name: String, alias: String)])
}

/// `{% for … %}`
struct Loop: Sendable {
    /// The offset of its tag, which identifies its frames.
    let offset: Int
    let target: Expression
    let items: Expression
    let test: Expression?
    let isRecursive: Bool
    let body: [Statement]
    let otherwise: [Statement]
}

/// `{% macro … %}`, and what a `{% call %}` block passes as `caller`.
struct Macro: Sendable {
    /// The offset of its tag, which identifies its frame.
    let offset: Int
    /// nil for a call block.
    let name: String?
    let parameters: [(name: String, range: Range<Int>)]
    /// Defaults of the last parameters.
    let defaults: [Expression]
    let body: [Statement]
    /// Whether the body uses these without declaring them.
    let usesCaller: Bool
    let usesKeywords: Bool
    let usesVariadic: Bool
}

/// `{% block … %}`
struct Block: Sendable {
    let name: String
    let isScoped: Bool
    let isRequired: Bool
    let body: [Statement]
    let range: Range<Int>
    let line: Int
}
