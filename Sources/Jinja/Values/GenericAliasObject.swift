/// `dict[…]`, which Python treats as a type with parameters (`types.GenericAlias`): the result of a subscript on the type `dict`.
final class GenericAliasObject: PythonObject {
    private let origin: TypeObject
    private let parameters: [Value]

    init(_ origin: TypeObject, _ item: Value) {
        self.origin = origin
        if case .tuple(let tuple) = item { parameters = tuple.items } else { parameters = [item] }
    }

    override var typeName: String { "types.GenericAlias" }
    override var moduleName: String? { "types" }
    override var height: Int { parameters.height + 1 }
    override var isCallable: Bool { true }

    override func repr(_ interpreter: Interpreter) throws -> String {
        let shown = try parameters.map { parameter in
            if case .object(let object as TypeObject) = parameter { return object.name }
            return try interpreter.repr(parameter)
        }
        return "\(origin.name)[\(shown.isEmpty ? "()" : shown.joined(separator: ", "))]"
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        origin.attribute(name, interpreter)
    }

    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        try origin.call(arguments, interpreter)
    }

    override func hasHidden(_ name: String) -> Bool { origin.hasHidden(name) }
}
