/// A piece of a JSON text for colouring, while the text is being edited and need not be JSON yet. Together the pieces cover every
/// byte of it.
package struct JSONToken: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A string where a member's name stands, or before a colon.
        case key
        case string
        case number
        /// `true`, `false`, `null`.
        case literal
        /// `{`, `]`, `:`, `,`
        case punctuation
        /// What can't be in JSON: a word, a string without its end, a bracket without its partner before it.
        case fault
        case blank
    }

    package let kind: Kind
    /// UTF-8 offsets.
    package let range: Range<Int>
}
