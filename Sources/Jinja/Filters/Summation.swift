/// The filter `sum`: Python 3.12's `sum`.
///
/// Whole numbers are added first as machine integers, then, from the first float on, floats with compensation. Whole numbers among the
/// floats are added without it. Whatever comes after anything else is added as `+` does.
struct Summation {
    private enum State {
        case whole(Int)
        /// - Parameter compensation: what was lost by rounding.
        case float(Double, compensation: Double)
        case other(Value)
    }

    private var state: State
    private let interpreter: Interpreter

    /// - Parameters:
    ///   - path: what to add of each item; `None` for the item itself.
    ///   - start: the first summand.
    static func sum(_ value: Value, _ path: Value, from start: Value, _ interpreter: Interpreter) throws -> Value {
        let key = path.isNone ? nil : interpreter.getter(path)
        let iterator = try interpreter.iterate(value)
        switch start {
        case .string, .markup: throw PythonError.type("sum() can't sum strings [use ''.join(seq) instead]")
        case .bytes: throw PythonError.type("sum() can't sum bytes [use b''.join(seq) instead]")
        default: break
        }
        var sum = Summation(start, interpreter)
        if case .object(let view as DictView) = value {
            try interpreter.step(view.dict.count)
            for item in view.allItems() { try sum.add(try key.map { try $0(item) } ?? item) }
            return sum.result
        }
        while let item = try iterator.next() {
            try interpreter.step()
            try sum.add(try key.map { try $0(item) } ?? item)
        }
        return sum.result
    }

    private init(_ start: Value, _ interpreter: Interpreter) {
        self.interpreter = interpreter
        state =
            switch start {
            case .int(let number): .whole(number)
            case .float(let number): .float(number, compensation: 0)
            default: .other(start)
            }
    }

    private mutating func add(_ value: Value) throws {
        switch state {
        case .whole(let sum):
            if let number = value.smallInteger {
                let (fresh, isTooLarge) = sum.addingReportingOverflow(number)
                if !isTooLarge {
                    state = .whole(fresh)
                    return
                }
            }
            let fresh = try interpreter.operate(.add, .int(sum), value)
            if case .float(let number) = fresh {
                state = .float(number, compensation: 0)
            } else {
                state = .other(fresh)
            }
        case .float(let sum, let compensation):
            if case .float(let number) = value {
                let fresh = sum + number
                let lost = sum.magnitude >= number.magnitude ? (sum - fresh) + number : (number - fresh) + sum
                state = .float(fresh, compensation: compensation + lost)
            } else if let number = value.smallInteger {
                state = .float(sum + Double(number), compensation: compensation)
            } else {
                state = .other(try interpreter.operate(.add, result, value))
            }
        case .other(let sum): state = .other(try interpreter.operate(.add, sum, value))
        }
    }

    private var result: Value {
        switch state {
        case .whole(let sum): .int(sum)
        case .float(let sum, let compensation):
            .float(compensation != 0 && compensation.isFinite ? sum + compensation : sum)
        case .other(let sum): sum
        }
    }
}
