// Module JinjaEditing
//
// What a template editor needs: completion, matching pairs, the cheat sheet.
//
// Used by Features and Panes.
// Must not know OnCall, keys or screens.

/// What can stand at the cursor.
package struct Completions: Hashable, Sendable {
    /// What the list is about.
    package enum Trigger: Hashable, Sendable {
        /// Behind `a.`
        case attribute
        /// Behind `a[`, `a["` and `a.get("`.
        case item
        /// Behind `|`.
        case filter
        /// Behind `is`.
        case test
        /// Behind `{%`.
        case tag
        /// Where a value can begin.
        case value
        /// Behind a value.
        case word
    }

    /// One line of the list.
    package struct Item: Hashable, Sendable {
        package enum Kind: Hashable, Sendable {
            /// A key or a place in what the payload holds.
            case path
            case variable, filter, test, tag, function, keyword
        }

        package let label: String
        package let insertion: String
        /// What of the text as edited `insertion` takes the place of: `Completions.replacing`, and the dot before it where the
        /// key is no name and stands in brackets.
        package let replacing: Range<Int>
        /// Type and short value of a path, the signature of a filter.
        package let detail: String
        /// What it does, in one line.
        package let summary: String
        package let kind: Kind
    }

    /// The bytes of what has been typed of the word at the cursor, in the text as edited.
    package let replacing: Range<Int>
    /// The best first.
    package let items: [Item]
    package let trigger: Trigger
}
