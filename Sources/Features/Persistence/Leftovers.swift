package import OnCall

/// What a console leaves behind when it ends.
package struct Leftovers: Hashable, Sendable {
    /// How many drafts are not saved to the server.
    package let count: Int
    /// The drafts that could not be written to the state folder.
    package let unwritten: [Draft]
    /// Why not.
    package let reason: String
    /// What the user has decided about them.
    package let rescue: Rescue

    /// The drafts that are nowhere: neither in the state folder nor in a file that the user has named.
    package var lost: [Draft] {
        guard case .written(_, let drafts) = rescue else { return unwritten }
        return unwritten.filter { !drafts.contains($0) }
    }
}

extension Console {
    package var leftovers: Leftovers {
        Leftovers(
            count: drafts.count, unwritten: drafts.unwritten, reason: drafts.failure ?? "",
            rescue: persistence.shutdown.rescue)
    }
}
