/// A token of a JSON text for syntax colouring. The text may be invalid while it is edited; the tokens cover every byte of it.
package struct JSONToken: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A string in the position of a member's name, or before a colon.
        case key
        case string
        case number
        /// `true`, `false`, `null`.
        case literal
        /// `{`, `]`, `:`, `,`
        case punctuation
        /// Invalid in JSON: a bare word, an unterminated string, a closing bracket without an opening one.
        case fault
        case blank
    }

    package let kind: Kind
    /// UTF-8 offsets.
    package let range: Range<Int>
}
