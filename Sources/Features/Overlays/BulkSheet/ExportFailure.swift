/// Why integrations could not be written to a folder.
package struct ExportFailure: Error, Hashable, Sendable {
    /// For people.
    package let reason: String

    package init(reason: String) { self.reason = reason }
}
