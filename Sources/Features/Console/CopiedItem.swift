/// What was copied, for the notice.
package enum CopiedItem: Hashable, Sendable, CaseIterable {
    /// The id of an integration.
    case id
    /// The link of an integration, with its secret.
    case link
    /// The inbound e-mail address of an integration, which is secret.
    case inboundEmail
    /// A request as a shell command.
    case curlCommand
    /// The text of a draft.
    case draft
    /// The selection of a text.
    case selection
}
