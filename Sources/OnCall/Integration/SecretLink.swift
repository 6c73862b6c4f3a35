/// A link whose path contains the integration's secret: anyone who has it can send alerts.
package struct SecretLink: Hashable, Sendable {
    /// The full link.
    package let whole: String

    package init(_ whole: String) { self.whole = whole }

    /// Scheme and host only; the path, which ends with the secret, is masked.
    package var hidden: String {
        let secret = "••••••••"
        guard let scheme = whole.firstRange(of: "://"), let path = whole[scheme.upperBound...].firstIndex(of: "/")
        else {
            return secret
        }
        return whole[..<path] + "/…/" + secret
    }
}
