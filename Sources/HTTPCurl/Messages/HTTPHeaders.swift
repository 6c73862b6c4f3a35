/// The head of a message, line by line.
package struct HTTPHeaders: Hashable, Sendable {
    /// In the order received.
    package let all: [HTTPHeader]

    package init(_ all: [HTTPHeader]) { self.all = all }

    /// The value under a name, whatever its capitals; the last one where there are several.
    package subscript(name: String) -> String? { all.last { $0.isNamed(name) }?.value }
}
