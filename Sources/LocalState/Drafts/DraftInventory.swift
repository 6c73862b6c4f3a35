package import OnCall

/// What the draft folder holds.
package struct DraftInventory: Hashable, Sendable {
    /// The oldest first.
    package var drafts: [Draft] = []
    /// Drafts that were in the way of another console's write, and are kept beside it.
    package var kept: [KeptDraft] = []
    /// Files that could not be read. Those that are damaged bear a new name, so each is told once.
    package var problems: [FileProblem] = []
}
