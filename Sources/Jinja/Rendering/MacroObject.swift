/// A macro, or the body of a call block, ready to be called (`jinja2.runtime.Macro`).
final class MacroObject: PythonObject {
    private let macro: TemplateCode.Macro
    /// All names of the template.
    private let names: [String]
    /// nil after the rendering.
    private var scope: Scope?
    private let escaping: Interpreter.Escaping

    init(_ macro: TemplateCode.Macro, _ names: [String], in scope: Scope, _ escaping: Interpreter.Escaping) {
        self.macro = macro
        self.names = names
        self.scope = scope
        self.escaping = escaping
    }

    func release() { scope = nil }

    override var typeName: String { "Macro" }
    override var moduleName: String? { "jinja2.runtime" }
    override var isCallable: Bool { true }

    override func repr(_ interpreter: Interpreter) -> String {
        "<Macro \(name.map { PythonText.repr($0) } ?? "anonymous")>"
    }

    /// nil for a call block.
    private var name: String? { macro.name.map { names[Int($0)] } }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "name": self.name.map { .string($0) } ?? Value.none
        case "arguments": .tuple(macro.parameters.map { .string(names[Int($0)]) })
        case "catch_kwargs": .bool(macro.usesKeywords)
        case "catch_varargs": .bool(macro.usesVariadic)
        case "caller": .bool(macro.usesCaller)
        case "explicit_caller": .bool(macro.hasCaller)
        default: nil
        }
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.instance.contains(name) || HiddenAttributes.macro.contains(name)
    }

    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        var arguments = arguments
        let name = name.map { PythonText.repr($0) } ?? "None"
        let count = macro.parameters.count
        var given: [Value?] = Array(arguments.positional.prefix(count))
        var foundCaller = given.count == count && macro.hasCaller
        for parameter in macro.parameters.dropFirst(given.count) {
            let text = names[Int(parameter)]
            if text == "caller" { foundCaller = true }
            given.append(arguments.keywords.isEmpty ? nil : arguments.takeKeyword(text))
        }
        let inner = Scope(in: scope, unset: interpreter.code.list(macro.unset))
        if macro.usesCaller, !foundCaller {
            let caller = arguments.takeKeyword("caller")
            if let caller, !caller.isNone {
                inner.set(interpreter.code.special.caller, caller)
            } else {
                inner.set(interpreter.code.special.caller, .undefined(Undefined(.hint("No caller defined"))))
            }
        }
        if macro.usesKeywords {
            let dict = DictObject()
            for keyword in arguments.keywords { dict.set(keyword.name, keyword.value) }
            inner.set(interpreter.code.special.keywords, .dict(dict))
        } else if let keyword = arguments.keywords.first {
            if arguments.keywords.contains(where: { $0.name == "caller" }) {
                throw PythonError.type(
                    "macro \(name) was invoked with two values for the special caller argument. This is most likely a bug."
                )
            }
            throw PythonError.type("macro \(name) takes no keyword argument \(PythonText.repr(keyword.name))")
        }
        if macro.usesVariadic {
            inner.set(
                interpreter.code.special.variadic, .tuple(Array(arguments.positional.dropFirst(count))))
        } else if arguments.positional.count > count {
            throw PythonError.type("macro \(name) takes not more than \(count) argument(s)")
        }
        let text = try interpreter.deeper(by: Interpreter.callFrames) {
            try interpreter.within(inner, escaping) {
                // Defaults are evaluated in order and see all parameters; those without a value yet are undefined.
                for (index, parameter) in macro.parameters.enumerated() {
                    if let value = given[index] {
                        try interpreter.checkHeight(value)
                        inner.set(parameter, value)
                    } else {
                        inner.declare(parameter)
                    }
                }
                for (index, parameter) in macro.parameters.enumerated() where given[index] == nil {
                    let fallback = index - (count - macro.defaults.count)
                    let value =
                        fallback >= 0
                        ? try interpreter.value(at: macro.defaults[fallback])
                        : .missing(hint: "parameter \(PythonText.repr(names[Int(parameter)])) was not provided")
                    inner.set(parameter, value)
                }
                return try interpreter.buffered(body: macro.body)
            }
        }
        return interpreter.escapes ? .markup(text) : .string(text)
    }
}
