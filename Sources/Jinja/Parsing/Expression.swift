/// An expression of the language (`jinja2.nodes.Expr`).
package struct Expression: Sendable {
    /// The kind and its operands.
    package let kind: ExpressionKind
    /// UTF-8 offsets in the `SourceText`.
    let range: Range<Int>
    /// jinja2's line of the node, which isn't always where it begins.
    let line: Int
    /// Whether jinja2's optimizer would fold it at compile time: no names, no calls, no filter that needs the context.
    let isConstant: Bool
    /// The height of the expression tree.
    let height: Int
    /// Whether it looks up an attribute that dicts have; other attributes can be looked up as keys directly.
    let isDictMethod: Bool

    init(_ kind: ExpressionKind, _ range: Range<Int>, line: Int) {
        self.kind = kind
        self.range = range
        self.line = line
        var height = 0
        var isConstant = kind.mayBeConstant
        kind.forEachChild {
            height = max(height, $0.height)
            isConstant = isConstant && $0.isConstant
        }
        self.height = height + 1
        self.isConstant = isConstant
        if case .attribute(_, let name) = kind {
            isDictMethod = name.utf8.first == UInt8(ascii: "_") || name == "mro" || DictMethods.names.contains(name)
        } else {
            isDictMethod = false
        }
    }
}

/// The expressions of the language.
package indirect enum ExpressionKind: Sendable {
    case literal(Literal)
    case name(String)
    /// `ns.attribute` on the left of an assignment.
    case namespaceAttribute(name: String, attribute: String)
    case tuple([Expression])
    case list([Expression])
    case dict([(key: Expression, value: Expression)])
    case unary(UnaryOperator, Expression)
    case binary(BinaryOperator, Expression, Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case compare(Expression, [(test: Comparison, operand: Expression)])
    case concatenation([Expression])
    case conditional(test: Expression, then: Expression, otherwise: Expression?)
    case attribute(Expression, String)
    case item(Expression, Expression)
    case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
    case call(Expression, Arguments)
    /// Without an operand: applied to the body of a block.
    case filter(Expression?, name: String, Arguments)
    case test(Expression, name: String, Arguments)
    /// Replaces an expression that could not be parsed.
    case unreadable
}

/// The arguments of a call (`nodes.Call`, `nodes.Filter`, `nodes.Test`).
package struct Arguments: Sendable {
    var positional: [Expression] = []
    var keywords: [(name: String, value: Expression)] = []
    var star: Expression?
    var doubleStar: Expression?
    /// For a filter or a test: the range of its name.
    var nameRange = 0..<0
    /// For a filter or a test: its implementation; nil if there is none of this name.
    var function: NativeFunction?
}

/// A literal value.
package enum Literal: Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case big(BigInteger)
    case float(Double)
    case string(String)
}

/// An operator before one operand.
package enum UnaryOperator: Sendable {
    case not, negative, positive
}

/// An operator between two operands.
package enum BinaryOperator: String, Sendable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
    case floorDivide = "//"
    case modulo = "%"
    case power = "**"
}

/// A comparison of two operands.
package enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case isNotIn = "not in"
}

extension ExpressionKind {
    /// Filters that use the context, so that no compiler can evaluate them.
    private static let contextual: Set<String> = ["map", "select", "reject", "selectattr", "rejectattr", "random"]

    fileprivate var mayBeConstant: Bool {
        switch self {
        case .name, .namespaceAttribute, .call, .unreadable, .filter(nil, _, _): false
        case .filter(_, let name, _): !Self.contextual.contains(name)
        default: true
        }
    }

    /// In the order of jinja2's fields.
    func forEachChild(_ body: (Expression) -> Void) {
        switch self {
        case .literal, .name, .namespaceAttribute, .unreadable: break
        case .tuple(let items), .list(let items), .concatenation(let items): items.forEach(body)
        case .dict(let pairs):
            for pair in pairs {
                body(pair.key)
                body(pair.value)
            }
        case .unary(_, let operand), .attribute(let operand, _): body(operand)
        case .binary(_, let left, let right), .and(let left, let right), .or(let left, let right),
            .item(let left, let right):
            body(left)
            body(right)
        case .compare(let first, let rest):
            body(first)
            for part in rest { body(part.operand) }
        case .conditional(let test, let then, let otherwise):
            body(test)
            body(then)
            if let otherwise { body(otherwise) }
        case .slice(let operand, let start, let stop, let step):
            body(operand)
            for part in [start, stop, step] { if let part { body(part) } }
        case .call(let operand, let arguments), .test(let operand, _, let arguments):
            body(operand)
            arguments.forEach(body)
        case .filter(let operand, _, let arguments):
            if let operand { body(operand) }
            arguments.forEach(body)
        }
    }
}

extension Arguments {
    func forEach(_ body: (Expression) -> Void) {
        positional.forEach(body)
        for keyword in keywords { body(keyword.value) }
        if let star { body(star) }
        if let doubleStar { body(doubleStar) }
    }
}

extension Expression {
    /// Whether jinja2 writes it out at compile time even if escaping isn't decided yet: constant, without filters and tests.
    var isFoldedText: Bool {
        guard isConstant else { return false }
        switch kind {
        case .filter, .test: return false
        default: break
        }
        var isFolded = true
        kind.forEachChild { isFolded = isFolded && $0.isFoldedText }
        return isFolded
    }

    /// Whether it can be assigned to (`Expr.can_assign`).
    var isTarget: Bool {
        switch kind {
        case .name(let name): !["true", "false", "none", "True", "False", "None"].contains(name)
        case .namespaceAttribute: true
        case .tuple(let items): items.allSatisfy(\.isTarget)
        case .unreadable: true
        default: false
        }
    }

    /// The class of the node in jinja2, in lower case, as in its messages.
    var nodeName: String {
        switch kind {
        case .literal: "const"
        case .name: "name"
        case .namespaceAttribute: "nsref"
        case .tuple: "tuple"
        case .list: "list"
        case .dict: "dict"
        default: "expr"
        }
    }
}
