/// Something in a template that the server saves but that is probably not intended.
package struct TemplateAdvice: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// A path that the payload doesn't have.
        case missingPath
        /// A variable that templates of this kind don't get, or that has no value at that point.
        case unknownVariable
        /// A key hidden by a method.
        case hiddenKey
        /// A call of `range`, which the server rejects.
        case range
        /// An unknown filter or test that the server only notices when it renders.
        case unknownWord
        case longTemplate, longResult
        /// An image or a link that is not a URL.
        case address
        /// A result that should be a JSON object.
        case object
        /// A grouping key that puts all alerts into one group, or none.
        case grouping
        /// A regular expression that the server refuses, or that can't be tried here.
        case pattern
    }

    /// UTF-8 offsets in the text as edited; nil if it concerns the whole.
    package let range: Range<Int>?
    package let kind: Kind
    /// One line for people, with the remedy.
    package let message: String
}
