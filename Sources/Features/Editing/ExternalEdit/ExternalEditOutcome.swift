/// What came of an external edit.
package enum ExternalEditOutcome: Hashable, Sendable {
    case text(String)
    /// Why there is no text; `keptAt` names the file that still holds what was written, where there is one.
    case failed(String, keptAt: String?)
}
