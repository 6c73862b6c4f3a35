/// A draft that conflicted with another console's write and is stored in a file beside it.
package struct ConflictingDraft: Hashable, Sendable {
    package let path: String
    package let draft: Draft
    /// Whether the console that wrote it is running.
    package let isInUse: Bool

    package init(path: String, draft: Draft, isInUse: Bool = false) {
        self.path = path
        self.draft = draft
        self.isInUse = isInUse
    }
}
