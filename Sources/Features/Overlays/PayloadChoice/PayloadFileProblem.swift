/// Why a file can't be used as a payload, as text.
package struct PayloadFileProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
