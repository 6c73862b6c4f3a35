package import OnCall

/// The contents of the draft folder.
package struct DraftInventory: Hashable, Sendable {
    /// Oldest first.
    package var drafts: [Draft] = []
    /// Other texts for the same fields, of other consoles.
    package var kept: [ConflictingDraft] = []
    /// Drafts whose text an external editor had left behind.
    package var recovered: [Draft] = []
    /// Files that could not be read. Damaged ones have been renamed, so each is reported once.
    package var problems: [FileProblem] = []
}
