/// The headers of a message.
package struct HTTPHeaders: Hashable, Sendable {
    /// In the order received.
    package let all: [HTTPHeader]

    package init(_ all: [HTTPHeader]) { self.all = all }

    /// The value of a header, ignoring the case of its name; the last one if it is repeated.
    package subscript(name: String) -> String? { all.last { $0.isNamed(name) }?.value }
}
