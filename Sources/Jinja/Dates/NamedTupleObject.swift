/// A tuple of numbers whose places have names: `datetime.IsoCalendarDate`, `time.struct_time`.
final class NamedTupleObject: PythonObject {
    private let name: String
    private let fields: [(name: String, value: Int)]

    init(_ name: String, _ fields: [(name: String, value: Int)]) {
        self.name = name
        self.fields = fields
    }

    override var typeName: String { name }
    override var moduleName: String? { name.hasPrefix("time") ? "time" : "datetime" }

    override func repr(_ interpreter: Interpreter) -> String {
        "\(name)(\(fields.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")))"
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) -> Value? {
        fields.first { $0.name == name }.map { .int($0.value) }
    }

    override func length(_ interpreter: Interpreter) -> Int? { fields.count }

    override func iterate(_ interpreter: Interpreter) -> IteratorObject? {
        IteratorObject("tuple_iterator", items: fields.map { .int($0.value) })
    }

    /// The field at a place.
    func item(_ place: Int) -> Value? {
        let position = place < 0 ? place + fields.count : place
        return fields.indices.contains(position) ? .int(fields[position].value) : nil
    }
}
