/// A link whose path holds the integration's secret: whoever has it can send alerts.
package struct SecretLink: Hashable, Sendable {
    /// The link as the server gave it.
    package let whole: String

    package init(_ whole: String) { self.whole = whole }

    /// Scheme and host, with the path, whose last piece is the secret, left out.
    package var hidden: String {
        let secret = "••••••••"
        guard let scheme = whole.firstRange(of: "://"), let path = whole[scheme.upperBound...].firstIndex(of: "/")
        else {
            return secret
        }
        return whole[..<path] + "/…/" + secret
    }
}
