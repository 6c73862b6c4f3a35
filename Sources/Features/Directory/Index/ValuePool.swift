/// Numbers for values that many rows share, so that a filter looks at each only once.
struct ValuePool<Value: Hashable & Sendable>: Hashable, Sendable {
    /// By number.
    private(set) var values: [Value] = []
    private var numbers: [Value: Int32] = [:]

    /// The number of a value.
    mutating func number(of value: Value) -> Int32 {
        if let number = numbers[value] { return number }
        let number = Int32(values.count)
        numbers[value] = number
        values.append(value)
        return number
    }
}
