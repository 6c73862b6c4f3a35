/// What was copied, as the notice names it.
package enum CopiedItem: Hashable, Sendable, CaseIterable {
    /// The id of an integration.
    case id
    /// The link of an integration, with its secret.
    case link
    /// A request as a line for shells.
    case curlCommand
    /// The text of a draft.
    case draft
    /// What was selected in a text.
    case selection
}
