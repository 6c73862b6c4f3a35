/// `joiner(', ')`: nothing at the first call, the separator at each later one.
final class JoinerObject: PythonObject {
    private let separator: Value
    private var isUsed = false

    init(_ separator: Value) { self.separator = separator }

    override var typeName: String { "Joiner" }
    override var moduleName: String? { "jinja2.utils" }
    override var isCallable: Bool { true }

    override var height: Int { separator.height + 1 }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "sep": separator
        case "used": .bool(isUsed)
        default: nil
        }
    }

    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        _ = try Signature("Joiner.__call__", hidden: 1, []).bind(arguments)
        if isUsed { return separator }
        isUsed = true
        return .string("")
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || ["__call__", "__dict__", "__module__", "__weakref__"].contains(name)
    }
}
