/// Something about a template that the server saves, but that hardly is what was meant.
package struct TemplateAdvice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A path that the payload doesn't have.
        case missingPath
        /// A variable that templates of this kind don't get, or that has no value where it stands.
        case unknownVariable
        /// A key that a method hides.
        case hiddenKey
        /// `range`, which the server refuses.
        case range
        /// A filter or a test that doesn't exist, where the server notices it only when it renders.
        case unknownWord
        case longTemplate, longResult
        /// An image or a link that is no address.
        case address
        /// A result that should be a JSON object.
        case object
        /// A key for grouping that puts all alerts into one group, or none.
        case grouping
    }

    /// UTF-8 offsets in the text as edited; nil where it is about the whole.
    package let range: Range<Int>?
    package let kind: Kind
    /// One line for people, with the remedy.
    package let message: String
}
