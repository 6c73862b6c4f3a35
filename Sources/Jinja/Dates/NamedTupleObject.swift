/// A tuple of numbers with named fields: `datetime.IsoCalendarDate`, `time.struct_time`.
final class NamedTupleObject: PythonObject {
    private let name: String
    private let fields: [(name: String, value: Int)]

    init(_ name: String, _ fields: [(name: String, value: Int)]) {
        self.name = name
        self.fields = fields
    }

    var items: [Value] { fields.map { .int($0.value) } }

    override var typeName: String { name }
    override var moduleName: String? { name.hasPrefix("time") ? "time" : "datetime" }

    override func repr(_ interpreter: Interpreter) -> String {
        "\(name)(\(fields.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")))"
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        if let field = fields.first(where: { $0.name == name }) { return .int(field.value) }
        if name == "count" || name == "index" { return .object(BoundMethod(.tuple(items), name)) }
        guard isClock else { return nil }
        switch name {
        case "n_fields": return .int(11)
        case "n_sequence_fields": return .int(9)
        case "n_unnamed_fields": return .int(0)
        case "tm_gmtoff", "tm_zone": return Value.none
        default: return nil
        }
    }

    private var isClock: Bool { name == "time.struct_time" }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.tuple.contains(name)
            || isClock && (name == "__match_args__" || name == "__module__")
    }

    override func length(_ interpreter: Interpreter) -> Int? { fields.count }

    override func iterate(_ interpreter: Interpreter) -> IteratorObject? {
        IteratorObject("tuple_iterator", items: fields.map { .int($0.value) })
    }

    override func reversed(_ interpreter: Interpreter) -> IteratorObject? {
        IteratorObject("reversed", items: items.reversed())
    }

    /// The field at an index.
    func item(_ index: Int) -> Value? {
        let position = index < 0 ? index + fields.count : index
        return fields.indices.contains(position) ? .int(fields[position].value) : nil
    }
}
