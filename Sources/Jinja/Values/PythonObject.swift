/// A Python object with an identity: functions, iterators, datetimes, and the template engine's own objects.
package class PythonObject {
    /// The type's name in Python's messages (`tp_name`).
    package var typeName: String { "object" }
    /// nil for built-in types.
    var moduleName: String? { nil }

    /// The nesting depth of containers.
    var height: Int { 1 }

    /// Public attributes; nil if missing.
    func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? { nil }

    /// Whether it has an attribute that the sandbox hides or forbids.
    func hasHidden(_ name: String) -> Bool { HiddenAttributes.object.contains(name) }

    func repr(_ interpreter: Interpreter) throws -> String {
        "<\(moduleName.map { $0 + "." } ?? "")\(typeName) object at \(address)>"
    }
    func str(_ interpreter: Interpreter) throws -> String { try repr(interpreter) }

    var isTrue: Bool { true }

    /// nil if it has no length.
    func length(_ interpreter: Interpreter) throws -> Int? { nil }

    /// nil if it isn't iterable.
    func iterate(_ interpreter: Interpreter) throws -> IteratorObject? { nil }

    /// What an iteration gives, all at once; nil if there is no shorter way than to iterate.
    func allItems() throws -> [Value]? { nil }

    /// nil if it can't be iterated in reverse.
    func reversed(_ interpreter: Interpreter) throws -> IteratorObject? { nil }

    /// nil if `in` must iterate.
    func contains(_ value: Value, _ interpreter: Interpreter) throws -> Bool? { nil }

    var isCallable: Bool { false }

    func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        throw PythonError.type("'\(typeName)' object is not callable")
    }

    func isEqual(to other: Value, _ interpreter: Interpreter) throws -> Bool {
        if case .object(let object) = other { object === self } else { false }
    }

    /// Negative if this comes first; nil if the two have no order.
    func order(against other: Value, _ interpreter: Interpreter) throws -> Int? { nil }

    func hashKey() throws -> HashKey { .identity(Identity(object: self)) }

    /// nil if it doesn't support the operator.
    func operate(_ operation: BinaryOperator, with other: Value, isLeft: Bool) throws -> Value? { nil }

    func negated(_ operation: UnaryOperator) throws -> Value? { nil }

    final var address: String {
        let value = UInt(bitPattern: ObjectIdentifier(self).hashValue)
        let digits = String(value & 0xFFFF_FFFF_FFFF, radix: 16)
        return "0x" + String(repeating: "0", count: max(0, 12 - digits.utf8.count)) + digits
    }
}

/// The arguments of a call.
package struct CallArguments {
    var positional: [Value] = []
    /// The arguments with a name.
    package var keywords: [(name: String, value: Value)] = []

    init(_ positional: [Value] = [], _ keywords: [(name: String, value: Value)] = []) {
        self.positional = positional
        self.keywords = keywords
    }

    mutating func takeKeyword(_ name: String) -> Value? {
        guard let position = keywords.firstIndex(where: { $0.name == name }) else { return nil }
        return keywords.remove(at: position).value
    }
}

/// Python's iterators: generators, `map`, `reversed` and the results of `iter`.
package final class IteratorObject: PythonObject {
    private let kind: String
    /// The function that made the generator.
    private let function: String
    private let body: () throws -> Value?
    /// Gives all items at once, as long as none was taken; nil if there is no shorter way than one by one.
    private let whole: (() throws -> [Value])?
    private var hasBegun = false
    private var isDone = false
    /// The items to iterate over.
    private let source: Value

    init(
        _ kind: String = "generator", of function: String = "generator", over source: Value = .none,
        whole: (() throws -> [Value])? = nil, _ body: @escaping () throws -> Value?
    ) {
        self.whole = whole
        self.kind = kind
        self.function = function
        self.body = body
        self.source = source
    }

    override var height: Int { source.height + 1 }

    convenience init(_ kind: String, items: [Value]) {
        var index = 0
        self.init(kind, over: .list(items), whole: { items }) {
            guard index < items.count else { return nil }
            index += 1
            return items[index - 1]
        }
    }

    override package var typeName: String { kind }

    override func repr(_ interpreter: Interpreter) -> String {
        "<\(kind) object \(kind == "generator" ? function + " " : "")at \(address)>"
    }

    func next() throws -> Value? {
        guard !isDone else { return nil }
        hasBegun = true
        if let value = try body() { return value }
        isDone = true
        return nil
    }

    override func allItems() throws -> [Value]? {
        guard !hasBegun, let whole else { return nil }
        (hasBegun, isDone) = (true, true)
        return try whole()
    }

    override func iterate(_ interpreter: Interpreter) -> IteratorObject? { self }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.iterator.contains(name)
            || (kind == "generator" ? HiddenAttributes.generator : HiddenAttributes.builtinIterator).contains(name)
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        guard kind == "generator",
            ["close", "send", "throw", "gi_running", "gi_suspended", "gi_yieldfrom"].contains(name)
        else {
            return nil
        }
        switch name {
        case "gi_running", "gi_suspended": return .bool(false)
        case "gi_yieldfrom": return Value.none
        default: return .object(BoundMethod(.object(self), name))
        }
    }
}

/// A function of Python, or one of the server.
final class FunctionObject: PythonObject {
    let name: String
    private let kind: String
    private let body: (CallArguments, Interpreter) throws -> Value

    init(_ name: String, kind: String = "function", _ body: @escaping (CallArguments, Interpreter) throws -> Value) {
        self.name = name
        self.kind = kind
        self.body = body
    }

    override var typeName: String { kind }
    override var isCallable: Bool { true }
    override func repr(_ interpreter: Interpreter) -> String {
        kind == "method_descriptor" ? "<method '\(name)' of 'dict' objects>" : "<function \(name) at \(address)>"
    }
    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        try body(arguments, interpreter)
    }
    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.function.contains(name)
    }
}

/// A method of a value of a built-in type, bound to that value.
final class BoundMethod: PythonObject {
    let receiver: Value
    let name: String

    init(_ receiver: Value, _ name: String) {
        self.receiver = receiver
        self.name = name
    }

    override var height: Int { receiver.height + 1 }

    /// Methods that `Markup` has from `str`.
    private static let inherited: Set<String> = [
        "count", "encode", "endswith", "find", "index", "isalnum", "isalpha", "isascii", "isdecimal", "isdigit",
        "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "maketrans", "rfind",
        "rindex", "startswith",
    ]

    /// Methods written in Python have another type than those written in C.
    private var isPython: Bool {
        switch receiver {
        case .markup: !BoundMethod.inherited.contains(name)
        case .object(let object): object.moduleName?.hasPrefix("jinja2") == true
        default: false
        }
    }

    override var typeName: String {
        if name == "format" || name == "format_map", receiver.text != nil { return "function" }
        return isPython ? "method" : "builtin_function_or_method"
    }
    override var isCallable: Bool { true }

    override func repr(_ interpreter: Interpreter) throws -> String {
        if typeName == "function" { return "<function \(receiver.className).\(name) at \(address)>" }
        if isPython {
            return "<bound method \(receiver.className).\(name) of \(try interpreter.repr(receiver))>"
        }
        let owner = ["fromkeys", "from_bytes", "fromhex", "maketrans"].contains(name) ? "type" : receiver.typeName
        return "<built-in method \(name) of \(owner) object at \(address)>"
    }

    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        try Methods.call(name, on: receiver, arguments, interpreter)
    }

    override func hashKey() throws -> HashKey {
        switch receiver {
        case .list(let list): .method(name, .identity(Identity(object: list)))
        case .dict(let dict): .method(name, .identity(Identity(object: dict)))
        case .object(let object): .method(name, .identity(Identity(object: object)))
        default: .method(name, try HashKey(receiver))
        }
    }

    override func isEqual(to other: Value, _ interpreter: Interpreter) -> Bool {
        guard case .object(let object) = other, let method = object as? BoundMethod else { return false }
        return method.name == name && interpreter.isSame(method.receiver, receiver)
    }

    override func hasHidden(_ name: String) -> Bool {
        if super.hasHidden(name) { return true }
        if typeName == "function" { return HiddenAttributes.function.contains(name) }
        if isPython {
            return name == "__func__" || HiddenAttributes.function.contains(name)
                || HiddenAttributes.method.contains(name)
        }
        return name == "__text_signature__" || HiddenAttributes.method.contains(name)
    }
}

/// A type, as far as templates can access one: `dict`, `namespace`, `cycler`, `joiner`.
final class TypeObject: PythonObject {
    let name: String
    private let module: String?
    private let body: (CallArguments, Interpreter) throws -> Value

    init(_ name: String, module: String? = nil, _ body: @escaping (CallArguments, Interpreter) throws -> Value) {
        self.name = name
        self.module = module
        self.body = body
    }

    /// Whether Python treats its subscript as type parameters.
    var isGeneric: Bool { name == "dict" }

    override var typeName: String { "type" }
    override var isCallable: Bool { true }
    override func repr(_ interpreter: Interpreter) -> String {
        "<class '\(module.map { $0 + "." } ?? "")\(name)'>"
    }
    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        try body(arguments, interpreter)
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        if self.name == "Cycler", ["current", "next", "reset"].contains(name) {
            return .object(FunctionObject(name) { _, _ in .none })
        }
        guard isGeneric, DictMethods.names.contains(name) else { return nil }
        if name == "fromkeys" { return .object(BoundMethod(.dict(DictObject()), name)) }
        return .object(
            FunctionObject(name, kind: "method_descriptor") { arguments, interpreter in
                guard let receiver = arguments.positional.first else {
                    throw PythonError.type("unbound method dict.\(name)() needs an argument")
                }
                guard case .dict = receiver else {
                    throw PythonError.type(
                        "descriptor '\(name)' for 'dict' objects doesn't apply to a '\(receiver.typeName)' object")
                }
                let rest = CallArguments(Array(arguments.positional.dropFirst()), arguments.keywords)
                return try Methods.call(name, on: receiver, rest, interpreter)
            })
    }

    override func hasHidden(_ name: String) -> Bool {
        if super.hasHidden(name) || HiddenAttributes.type.contains(name) || name == "mro" { return true }
        if isGeneric { return HiddenAttributes.dict.contains(name) }
        return HiddenAttributes.givenType.contains(name) || name == "__setitem__" && self.name == "Namespace"
            || name == "__next__" && self.name == "Cycler"
    }
}
