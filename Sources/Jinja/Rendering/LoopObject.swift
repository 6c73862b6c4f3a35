/// `loop` (`jinja2.runtime.LoopContext`): looks one item ahead, and counts the rest only on demand.
package final class LoopObject: PythonObject {
    private let items: Value
    private var iterator: IteratorObject
    private var ahead: Value?
    private var current: Value?
    private var before: Value?
    private var knownLength: Int?
    private var lastChanged: [Value]?
    private(set) var index0 = -1
    let depth0: Int
    /// Renders the loop over other items; nil if the loop isn't recursive.
    private let recurse: ((Value, Int) throws -> Value)?

    /// - Parameter iterator: of `items`.
    package init(_ items: Value, _ iterator: IteratorObject, depth0: Int, recurse: ((Value, Int) throws -> Value)?) {
        self.items = items
        self.iterator = iterator
        self.depth0 = depth0
        self.recurse = recurse
    }

    override package var typeName: String { "LoopContext" }
    override var moduleName: String? { "jinja2.runtime" }
    override var isCallable: Bool { true }

    /// Advances to the next item; nil after the last.
    package func next() throws -> Value? {
        let item: Value
        if let waiting = ahead {
            item = waiting
            ahead = nil
        } else {
            guard let fresh = try iterator.next() else { return nil }
            item = fresh
        }
        index0 += 1
        before = current
        current = item
        return item
    }

    private func peek() throws -> Value? {
        if ahead == nil { ahead = try iterator.next() }
        return ahead
    }

    override func length(_ interpreter: Interpreter) throws -> Int? {
        if let knownLength { return knownLength }
        if let length = try interpreter.lengthIfAny(items) {
            knownLength = length
            return length
        }
        var rest: [Value] = []
        while let item = try iterator.next() {
            try interpreter.step()
            rest.append(item)
        }
        iterator = IteratorObject("list_iterator", items: rest)
        let length = rest.count + index0 + 1 + (ahead == nil ? 0 : 1)
        knownLength = length
        return length
    }

    override func attribute(_ name: String, _ interpreter: Interpreter) throws -> Value? {
        switch name {
        case "index": return .int(index0 + 1)
        case "index0": return .int(index0)
        case "first": return .bool(index0 == 0)
        case "last": return .bool(try peek() == nil)
        case "length": return .int(try length(interpreter) ?? 0)
        case "revindex": return .int((try length(interpreter) ?? 0) - index0)
        case "revindex0": return .int((try length(interpreter) ?? 0) - index0 - 1)
        case "depth": return .int(depth0 + 1)
        case "depth0": return .int(depth0)
        case "previtem": return index0 == 0 ? .missing(hint: "there is no previous item") : before
        case "nextitem": return try peek() ?? .missing(hint: "there is no next item")
        case "cycle", "changed": return .object(BoundMethod(.object(self), name))
        default: return nil
        }
    }

    override func hasHidden(_ name: String) -> Bool {
        super.hasHidden(name) || HiddenAttributes.instance.contains(name) || HiddenAttributes.loop.contains(name)
    }

    func cycle(_ items: [Value]) throws -> Value {
        guard !items.isEmpty else { throw PythonError.type("no items for cycling given") }
        return items[index0 % items.count]
    }

    func changed(_ values: [Value], _ interpreter: Interpreter) throws -> Value {
        if let lastChanged, try interpreter.isEqual(.tuple(lastChanged), .tuple(values)) { return .bool(false) }
        lastChanged = values
        return .bool(true)
    }

    override func call(_ arguments: CallArguments, _ interpreter: Interpreter) throws -> Value {
        let bound = try Signature("LoopContext.__call__", hidden: 1, [.required("iterable")]).bind(arguments)
        guard let recurse else {
            throw PythonError.type("The loop must have the 'recursive' marker to be called recursively.")
        }
        return try recurse(bound[0], depth0 + 1)
    }

    override func iterate(_ interpreter: Interpreter) -> IteratorObject? {
        IteratorObject("LoopContext") { [self] in
            guard let item = try next() else { return nil }
            return .tuple([item, .object(self)])
        }
    }

    override func repr(_ interpreter: Interpreter) throws -> String {
        "<LoopContext \(index0 + 1)/\(try length(interpreter) ?? 0)>"
    }
}
