package import OnCall

/// Another console has a different text for a draft of this one.
package struct DraftConflict: Hashable, Sendable {
    package let key: Draft.Key
    /// The file of the other text, for the user.
    package let path: String
    /// Whether the draft was to be removed here, and the other text is newer.
    package let isNewer: Bool

    package init(_ key: Draft.Key, path: String, isNewer: Bool) {
        self.key = key
        self.path = path
        self.isNewer = isNewer
    }
}
