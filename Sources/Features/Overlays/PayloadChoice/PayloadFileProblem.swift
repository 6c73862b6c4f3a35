/// Why a file can't be taken for a payload, for people.
package struct PayloadFileProblem: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }
}
