package import OnCall

/// The contents of the draft folder.
package struct DraftInventory: Hashable, Sendable {
    /// Oldest first.
    package var drafts: [Draft] = []
    /// Drafts that were moved aside when another console saved the same draft.
    package var kept: [ConflictingDraft] = []
    /// Files that could not be read. Damaged ones have been renamed, so each is reported once.
    package var problems: [FileProblem] = []
}
