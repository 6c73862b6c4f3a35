/// A draft that conflicted with another console's write and is stored in a file beside it.
package struct ConflictingDraft: Hashable, Sendable {
    package let path: String
    package let draft: Draft

    package init(path: String, draft: Draft) {
        self.path = path
        self.draft = draft
    }
}
