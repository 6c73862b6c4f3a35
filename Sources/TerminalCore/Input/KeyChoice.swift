/// What a user has chosen for an action: the keys that do it in an input context.
package struct KeyChoice: Hashable, Sendable {
    /// The name of an input context, or `all`.
    package let place: String
    /// The name of the action: `start_maintenance`.
    package let action: String
    /// None to leave it without a key.
    package let keys: [Key]

    package init(place: String, action: String, keys: [Key]) {
        self.place = place
        self.action = action
        self.keys = keys
    }

    /// The place that stands for every input context.
    package static let everywhere = "all"
}

/// Ready-made choices, beneath those of the user.
package enum KeyPreset: String, Hashable, Sendable, CaseIterable {
    /// More keys of vi: `u` and `Ctrl-R` undo and redo, `n` and `N` find on.
    case vim
    /// No letters to move: arrows, Home, End, PgUp and PgDn only.
    case arrows
    /// `Ctrl-N`, `Ctrl-P`, `Ctrl-V`, `Alt-V` and the like, also in texts.
    case emacs
}
