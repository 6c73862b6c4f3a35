/// A value and its origin.
package struct Setting<Value> {
    package var value: Value
    package var origin: Origin

    package init(_ value: Value, from origin: Origin) {
        self.value = value
        self.origin = origin
    }

    package func map<Other>(_ transform: (Value) -> Other) -> Setting<Other> {
        Setting<Other>(transform(value), from: origin)
    }
}

extension Setting: Equatable where Value: Equatable {}
extension Setting: Hashable where Value: Hashable {}
extension Setting: Sendable where Value: Sendable {}
