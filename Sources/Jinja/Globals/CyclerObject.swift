/// `cycler('a', 'b')`
final class CyclerObject: PythonObject {
    let items: [Value]
    var position = 0

    init(_ items: [Value]) { self.items = items }

    override var typeName: String { "Cycler" }
    override var moduleName: String? { "jinja2.utils" }

    override var height: Int { items.height + 1 }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        switch name {
        case "items": .tuple(items)
        case "pos": .int(position)
        case "current": items[position]
        case "next", "reset": .object(BoundMethod(.object(self), name))
        default: nil
        }
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || ["__dict__", "__module__", "__next__", "__weakref__"].contains(name)
    }
}
