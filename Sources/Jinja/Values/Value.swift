import JSON

/// A Python value in a template.
package enum Value {
    case none
    case bool(Bool)
    case int(Int)
    /// Never a value that fits `int`.
    case big(BigInteger)
    case float(Double)
    case string(String)
    /// Text that is escaped HTML (`markupsafe.Markup`).
    case markup(String)
    case bytes([UInt8])
    case list(ListObject)
    case tuple(TupleObject)
    case dict(DictObject)
    case undefined(Undefined)
    case object(PythonObject)

    init(_ value: BigInteger) {
        if let small = value.int { self = .int(small) } else { self = .big(value) }
    }

    init(_ literal: Literal) {
        switch literal {
        case .none: self = .none
        case .bool(let value): self = .bool(value)
        case .int(let value): self = .int(value)
        case .big(let value): self = .big(value)
        case .float(let value): self = .float(value)
        case .string(let value): self = .string(value)
        }
    }

    static func list(_ items: [Value]) -> Value { .list(ListObject(items)) }
    static func tuple(_ items: [Value]) -> Value { .tuple(TupleObject(items)) }

    /// The text of a string, escaped or not.
    package var text: String? {
        switch self {
        case .string(let text), .markup(let text): text
        default: nil
        }
    }

    /// The nesting depth of containers; 0 for other values.
    var height: Int {
        switch self {
        case .list(let list): list.height
        case .tuple(let tuple): tuple.height
        case .dict(let dict): dict.height
        case .object(let object): object.height
        default: 0
        }
    }

    var isUndefined: Bool { if case .undefined = self { true } else { false } }
    /// Whether this is `None`.
    package var isNone: Bool { if case .none = self { true } else { false } }

    /// The integer value in Python, also of a bool.
    package var integer: BigInteger? {
        switch self {
        case .bool(let value): BigInteger(value ? 1 : 0)
        case .int(let value): BigInteger(value)
        case .big(let value): value
        default: nil
        }
    }

    /// The machine integer value in Python, also of a bool.
    var smallInteger: Int? {
        switch self {
        case .bool(let value): value ? 1 : 0
        case .int(let value): value
        default: nil
        }
    }

    var isInteger: Bool {
        switch self {
        case .bool, .int, .big: true
        default: false
        }
    }

    /// The type's name in Python's own messages (`tp_name`): `int`, `datetime.datetime`.
    package var typeName: String {
        switch self {
        case .none: "NoneType"
        case .bool: "bool"
        case .int, .big: "int"
        case .float: "float"
        case .string: "str"
        case .markup: "Markup"
        case .bytes: "bytes"
        case .list: "list"
        case .tuple(let tuple): tuple.fields == nil ? "tuple" : "_GroupTuple"
        case .dict(let dict): dict.flavour.typeName
        case .undefined: "Undefined"
        case .object(let object): object.typeName
        }
    }

    /// `type(x).__name__`
    package var className: String {
        let name = typeName
        guard let dot = name.lastIndex(of: ".") else { return name }
        return String(name[name.index(after: dot)...])
    }

    /// The name in jinja2's messages about undefined values (`object_type_repr`).
    var objectName: String {
        switch self {
        case .none: "None"
        case .markup: "markupsafe.Markup object"
        case .tuple(let tuple) where tuple.fields != nil: "jinja2.filters._GroupTuple object"
        case .dict(let dict): dict.flavour.objectName
        case .undefined: "jinja2.runtime.Undefined object"
        case .object(let object): object.moduleName.map { "\($0).\(className) object" } ?? "\(object.typeName) object"
        default: "\(typeName) object"
        }
    }
}

extension [Value] {
    var height: Int {
        var height = 0
        for value in self { height = Swift.max(height, value.height) }
        return height
    }
}

/// A Python list, with reference semantics.
package final class ListObject: Clearable {
    var isKnown = false
    func empty() { items = [] }

    private var stored: [Value]
    /// The elements of a list of the context whose values aren't made yet.
    private var source: [JSONValue]?
    /// Whether text of the source is escaped.
    private var escapesText = false
    /// Its path in the context.
    var path: ContextPath?
    private var storedHeight: Int

    init(_ items: [Value] = []) {
        stored = items
        storedHeight = items.height + 1
    }

    /// A list of the context. Its items are made on first use.
    init(of source: [JSONValue], escapesText: Bool, path: ContextPath?) {
        self.source = source
        self.escapesText = escapesText
        self.path = path
        stored = []
        storedHeight = 1
    }

    private func fill() {
        guard let source else { return }
        self.source = nil
        stored = ValueMaker(escapesText: escapesText).items(of: source, path)
        storedHeight = stored.height + 1
    }

    /// In order.
    package var items: [Value] {
        get {
            fill()
            return stored
        }
        _modify {
            fill()
            yield &stored
        }
    }

    /// The nesting depth of containers.
    var height: Int {
        get {
            if let source, !source.allSatisfy({ $0.isLeaf }) { fill() }
            return storedHeight
        }
        set { storedHeight = newValue }
    }

    var count: Int { source?.count ?? stored.count }

    /// The items of a range, without making the others if there are no containers among them.
    func items(in range: Range<Int>) -> [Value] {
        if let part = source?[range], part.allSatisfy({ $0.isLeaf }) {
            return ValueMaker(escapesText: escapesText).items(of: Array(part), nil)
        }
        return Array(items[range])
    }

    /// The item at a position, without making the others if it is no container.
    func item(at position: Int) -> Value {
        if let json = source?[position], json.isLeaf { return ValueMaker(escapesText: escapesText).value(json, nil) }
        fill()
        return stored[position]
    }
}

/// A Python tuple.
package final class TupleObject {
    /// In order.
    package let items: [Value]
    /// Names of the items, for a named tuple.
    let fields: [String]?

    let height: Int

    init(_ items: [Value], fields: [String]? = nil) {
        self.items = items
        height = items.height + 1
        self.fields = fields
    }
}
