/// A link whose path contains the integration's secret: anyone who has it can send alerts.
package struct SecretLink: Hashable, Sendable {
    /// The full link.
    package let full: String

    package init(_ full: String) { self.full = full }

    /// Scheme and host only; the path, which ends with the secret, is masked.
    package var masked: String {
        let secret = "••••••••"
        guard let scheme = full.firstRange(of: "://"), let path = full[scheme.upperBound...].firstIndex(of: "/")
        else {
            return secret
        }
        return full[..<path] + "/…/" + secret
    }
}
