/// `slice(start, stop, step)`: the bounds of a slice, which Python 3.12 accepts as a key.
final class SliceObject: PythonObject {
    let start: Value
    let stop: Value
    let step: Value

    init(_ start: Value, _ stop: Value, _ step: Value) {
        self.start = start
        self.stop = stop
        self.step = step
    }

    override var typeName: String { "slice" }
    override var height: Int { [start, stop, step].height + 1 }

    override func repr(_ interpreter: Interpreter) throws -> String {
        "slice(\(try interpreter.repr(start)), \(try interpreter.repr(stop)), \(try interpreter.repr(step)))"
    }

    /// - Throws: a `TypeError` if one of the bounds is unhashable.
    override func hashKey() throws -> HashKey { .method("slice", .tuple(try [start, stop, step].map(HashKey.init))) }
}
