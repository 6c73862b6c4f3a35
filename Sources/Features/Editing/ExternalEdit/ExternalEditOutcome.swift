/// The result of an external edit.
package enum ExternalEditOutcome: Hashable, Sendable {
    case text(String)
    /// The reason of the failure; `keptAt` is the file that still holds the text, if any.
    case failed(String, keptAt: String?)
}
