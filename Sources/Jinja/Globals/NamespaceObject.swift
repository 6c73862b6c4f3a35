/// `namespace()`: a container for values that outlive the loop they are set in.
package final class NamespaceObject: PythonObject {
    /// The names and their values.
    package let dict: DictObject

    init(_ dict: DictObject) { self.dict = dict }

    override package var typeName: String { "Namespace" }
    override var moduleName: String? { "jinja2.utils" }

    override var height: Int { dict.height + 1 }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        // Names that begin with `_` exist, but the sandbox hides them.
        name.hasPrefix("_") ? nil : dict.value(name)
    }

    override func hasHidden(_ name: String) -> Bool {
        name == "__class__" || name == "_Namespace__attrs" || name.hasPrefix("_") && dict.value(name) != nil
    }

    override func repr(_ interpreter: Interpreter) throws -> String {
        "<Namespace \(try interpreter.repr(.dict(dict)))>"
    }
}
