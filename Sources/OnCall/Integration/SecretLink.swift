/// A link whose path holds the integration's secret: whoever has it can send alerts.
package struct SecretLink: Hashable, Sendable {
    /// The link as the server gave it.
    package let whole: String

    package init(_ whole: String) { self.whole = whole }

    /// The link with its secret part, the last piece of the path, hidden.
    package var hidden: String {
        let body = whole.hasSuffix("/") ? whole.dropLast() : whole[...]
        guard let slash = body.lastIndex(of: "/"), !body[..<slash].hasSuffix("/") else { return "••••••••" }
        return body[...slash] + "••••••••" + (whole.hasSuffix("/") ? "/" : "")
    }
}
