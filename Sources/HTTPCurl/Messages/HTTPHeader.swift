/// A header of a request or a response. The value may be secret, so `description` leaves it out.
package struct HTTPHeader: Hashable, Sendable {
    /// As written; compare names with `isNamed`.
    package let name: String
    package let value: String

    package init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Whether the name is the same, ignoring ASCII case.
    func isNamed(_ other: String) -> Bool {
        let left = name.utf8
        let right = other.utf8
        return left.count == right.count && zip(left, right).allSatisfy { $0.loweredASCII == $1.loweredASCII }
    }
}

extension HTTPHeader: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name alone.
    package var description: String { "\(name): …" }
    /// The name alone.
    package var debugDescription: String { description }
    /// The name alone.
    package var customMirror: Mirror { Mirror(self, children: ["name": name]) }
}

extension UInt8 {
    fileprivate var loweredASCII: UInt8 { (65...90).contains(self) ? self + 32 : self }
}
