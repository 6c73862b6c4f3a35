/// An inbound e-mail address of an integration: anyone who has it can send alerts, as with its link.
package struct SecretAddress: Hashable, Sendable {
    /// The full address.
    package let full: String

    package init(_ full: String) { self.full = full }

    /// The domain only: what is before it is the secret.
    package var masked: String { "••••••••" + (full.lastIndex(of: "@").map { String(full[$0...]) } ?? "") }
}
