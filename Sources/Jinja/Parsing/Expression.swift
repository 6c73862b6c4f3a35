/// An expression of the language (`jinja2.nodes.Expr`).
package struct Expression: Sendable {
    /// The kind and its operands.
    package let kind: ExpressionKind
    /// Its start and its end in UTF-8 bytes of the `SourceText`, and its line.
    private let lower: Int32
    private let upper: Int32
    private let storedLine: Int32
    private let storedHeight: UInt16
    /// Whether jinja2's optimizer would fold it at compile time: no names, no calls, no filter that needs the context.
    let isConstant: Bool

    init(_ kind: ExpressionKind, _ range: Range<Int>, line: Int) {
        var height = 0
        var isConstant = true
        kind.forEachChild {
            height = max(height, $0.height)
            isConstant = isConstant && $0.isConstant
        }
        self.init(kind, range, line: line, height: height + 1, isConstant: isConstant && kind.mayBeConstant)
    }

    /// - Parameters:
    ///   - height: one more than that of its operands.
    ///   - isConstant: whether all operands are constant, and its kind can be.
    init(_ kind: ExpressionKind, _ range: Range<Int>, line: Int, height: Int, isConstant: Bool) {
        self.kind = kind
        lower = Int32(truncatingIfNeeded: range.lowerBound)
        upper = Int32(truncatingIfNeeded: range.upperBound)
        storedLine = Int32(truncatingIfNeeded: line)
        storedHeight = UInt16(clamping: height)
        self.isConstant = isConstant
    }

    /// UTF-8 offsets in the `SourceText`.
    var range: Range<Int> { Int(lower)..<Int(upper) }
    /// jinja2's line of the node, which isn't always where it begins.
    var line: Int { Int(storedLine) }
    /// The height of the expression tree.
    var height: Int { Int(storedHeight) }
}

/// The expressions of the language.
package enum ExpressionKind: Sendable {
    case literal(Literal)
    case name(String)
    /// `ns.attribute` on the left of an assignment.
    indirect case namespaceAttribute(name: String, attribute: String)
    case tuple([Expression])
    case list([Expression])
    indirect case dict([(key: Expression, value: Expression)])
    indirect case unary(UnaryOperator, Expression)
    indirect case binary(BinaryOperator, Expression, Expression)
    indirect case and(Expression, Expression)
    indirect case or(Expression, Expression)
    indirect case compare(Expression, [(test: Comparison, operand: Expression)])
    case concatenation([Expression])
    indirect case conditional(test: Expression, then: Expression, otherwise: Expression?)
    indirect case attribute(Expression, String)
    indirect case item(Expression, Expression)
    indirect case slice(Expression, start: Expression?, stop: Expression?, step: Expression?)
    /// `1:2` between the commas of a subscript (`nodes.Slice`).
    indirect case bounds(start: Expression?, stop: Expression?, step: Expression?)
    indirect case call(Expression, Arguments)
    /// Without an operand: applied to the body of a block.
    indirect case filter(Expression?, name: String, Arguments)
    indirect case test(Expression, name: String, Arguments)
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
package enum UnaryOperator: UInt8, Sendable {
    case not, negative, positive
}

/// An operator between two operands.
package enum BinaryOperator: UInt8, Sendable {
    case add, subtract, multiply, divide, floorDivide, modulo, power

    /// As written in templates.
    var text: String {
        switch self {
        case .add: "+"
        case .subtract: "-"
        case .multiply: "*"
        case .divide: "/"
        case .floorDivide: "//"
        case .modulo: "%"
        case .power: "**"
        }
    }
}

/// A comparison of two operands.
package enum Comparison: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, isIn, isNotIn

    /// As written in templates.
    var text: String {
        switch self {
        case .equal: "=="
        case .notEqual: "!="
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .isIn: "in"
        case .isNotIn: "not in"
        }
    }
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
        case .bounds(let start, let stop, let step):
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
        case .unary(.not, _): "not"
        case .unary(.negative, _): "neg"
        case .unary(.positive, _): "pos"
        case .binary(let operation, _, _): operation.nodeName
        case .and: "and"
        case .or: "or"
        case .compare: "compare"
        case .concatenation: "concat"
        case .conditional: "condexpr"
        case .attribute: "getattr"
        case .item, .slice: "getitem"
        case .bounds: "slice"
        case .call: "call"
        case .filter: "filter"
        case .test: "test"
        case .unreadable: "expr"
        }
    }
}

extension BinaryOperator {
    /// The class of the node in jinja2, in lower case.
    fileprivate var nodeName: String {
        switch self {
        case .add: "add"
        case .subtract: "sub"
        case .multiply: "mul"
        case .divide: "div"
        case .floorDivide: "floordiv"
        case .modulo: "mod"
        case .power: "pow"
        }
    }
}
