/// Why the dialog for creation has not created anything, as far as is known.
package enum CreationFailure: Hashable, Sendable {
    /// It can't be created as it stands: why.
    case incomplete(String)
    /// A request that creates the same is under way.
    case underWay
    /// The server did not create it: why.
    case refused(String)
    /// The outcome is uncertain, or was: what is said of it.
    case uncertain(String)

    /// Whether a notice says the same. Notices about uncertain creations have no case yet, so it is their text that is compared.
    package func isToldBy(_ notice: Notice) -> Bool {
        guard case .uncertain(let words) = self, case .text(_, let told, _) = notice else { return false }
        return words == told
    }

    /// What the dialog shows.
    package var words: String {
        switch self {
        case .incomplete(let words), .refused(let words), .uncertain(let words): words
        case .underWay: "it is being created already"
        }
    }
}
