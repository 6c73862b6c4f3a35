// Module JinjaEditing
//
// What a template editor needs: completion, matching pairs, the cheat sheet.
//
// Used by Features and Panes.
// Must not know OnCall, keys or screens.

/// The completions at the cursor.
package struct Completions: Hashable, Sendable {
    /// What the list is about.
    package enum Trigger: Hashable, Sendable {
        /// After `a.`
        case attribute
        /// After `a[`, `a["` and `a.get("`.
        case item
        /// After `|`.
        case filter
        /// After `is`.
        case test
        /// After `{%`.
        case tag
        /// At the start of a value.
        case value
        /// After a value.
        case word
    }

    /// One line of the list.
    package struct Item: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// A key or an index of a value in the payload.
            case path
            case variable, filter, test, tag, function, keyword
        }

        package let label: String
        package let insertion: String
        /// The range of the text as edited that `insertion` replaces: `Completions.replacing`, and also the preceding dot if the
        /// key is not a valid name and is inserted in brackets.
        package let replacing: Range<Int>
        /// Type and short value of a path, or the signature of a filter.
        package let detail: String
        /// What it does, in one line.
        package let summary: String
        package let kind: Kind
    }

    /// The range of the partial word at the cursor, in the text as edited.
    package let replacing: Range<Int>
    /// The best match first.
    package let items: [Item]
    package let trigger: Trigger
}
