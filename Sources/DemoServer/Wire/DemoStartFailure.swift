/// Why the service could not be started, for the user.
package struct DemoStartFailure: Error, Hashable, CustomStringConvertible {
    package let description: String

    init(_ description: String) { self.description = description }
}
