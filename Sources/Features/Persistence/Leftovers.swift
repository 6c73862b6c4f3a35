package import OnCall

/// What a console leaves behind when it ends.
package struct Leftovers: Hashable, Sendable {
    /// How many drafts are not saved to the server.
    package let count: Int
    /// The drafts that are not in the state folder.
    package let unwritten: [Draft]
    /// Why not.
    package let reason: String
    /// What the user has decided about them.
    package let rescue: Rescue

    /// The drafts that are in no file, and that the user has decided nothing about: text typed after the decision is among them.
    package var lost: [Draft] {
        switch rescue {
        case .none: unwritten
        case .print: []
        case .giveUp(let drafts), .written(_, let drafts): unwritten.filter { !drafts.contains($0) }
        }
    }
}

extension Console {
    package var leftovers: Leftovers {
        Leftovers(
            count: drafts.count, unwritten: drafts.unstored, reason: drafts.failure ?? "",
            rescue: persistence.shutdown.rescue)
    }
}
