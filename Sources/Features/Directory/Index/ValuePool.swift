/// Numbers for values that many rows share, so that a filter looks at each only once.
struct ValuePool<Value: Hashable & Sendable>: Hashable, Sendable {
    /// By number.
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]
    /// The numbers of the values that others become.
    private var numbersOfOthers: [Value: Int32] = [:]

    /// How many values are kept.
    var count: Int { values.count + numbersOfOthers.count }

    /// The number of the value that another becomes.
    /// - Parameter transform: gives the value; it is called once for each.
    mutating func number(of other: Value, _ transform: (Value) -> Value) -> Int32 {
        if let number = numbersOfOthers[other] { return number }
        let number = number(of: transform(other))
        numbersOfOthers[other] = number
        return number
    }

    /// The number of a value.
    private mutating func number(of value: Value) -> Int32 {
        if let number = numbers[value] { return number }
        let number = Int32(values.count)
        numbers[value] = number
        values.append(value)
        return number
    }
}
