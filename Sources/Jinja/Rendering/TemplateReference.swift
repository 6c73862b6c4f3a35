import JSON

/// `self` (`jinja2.runtime.TemplateReference`): gives access to the blocks of the template.
final class TemplateReference: PythonObject {
    private unowned let interpreter: Interpreter
    /// What its blocks see; held by the frames of the rendering.
    private weak var visible: Scope?

    init(_ interpreter: Interpreter) {
        self.interpreter = interpreter
        visible = interpreter.visible
    }

    override var typeName: String { "TemplateReference" }
    override var moduleName: String? { "jinja2.runtime" }
    override func repr(_ interpreter: Interpreter) -> String { "<TemplateReference None>" }

    func block(_ name: String) -> Value? {
        // The last of several with the same name counts.
        let block = interpreter.code.blocks.last { interpreter.code.names[Int($0.name)].isExactly(name) }
        return block.map { .object(BlockReference($0, name, in: visible)) }
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? { block(name) }

    /// Python iterates over it by number, and no block has a number.
    override func iterate(_ interpreter: Interpreter) -> IteratorObject? {
        IteratorObject("iterator") { throw PythonError("KeyError", "0") }
    }

    override func reversed(_ interpreter: Interpreter) throws -> IteratorObject? {
        throw PythonError.type("object of type 'TemplateReference' has no len()")
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || name == "_TemplateReference__context"
            || ["__dict__", "__getitem__", "__module__", "__weakref__"].contains(name)
    }
}

/// One block, callable (`jinja2.runtime.BlockReference`).
final class BlockReference: PythonObject {
    private let block: TemplateCode.Block
    private let name: String
    private weak var visible: Scope?

    init(_ block: TemplateCode.Block, _ name: String, in visible: Scope?) {
        self.block = block
        self.name = name
        self.visible = visible
    }

    override var typeName: String { "BlockReference" }
    override var moduleName: String? { "jinja2.runtime" }
    override var isCallable: Bool { true }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "name": .string(self.name)
        case "super": .missing(hint: "there is no parent block called \(PythonText.repr(self.name)).")
        default: nil
        }
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.blockReference.contains(name)
    }

    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        _ = try Signature("BlockReference.__call__", hidden: 1, []).bind(arguments)
        let text = try interpreter.buffered { try interpreter.render(block, in: visible ?? interpreter.visible) }
        return interpreter.escapes ? .markup(text) : .string(text)
    }
}
