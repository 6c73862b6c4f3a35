/// Why there is no response.
package struct HTTPFailure: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No connection could be made, or it closed before the response was complete.
        case unreachable
        case timedOut
        /// The host name does not resolve, or no name server answers.
        case nameNotFound
        /// The proxy refuses, does not resolve, or has an invalid address. Includes 407: repeating the same password may lock an
        /// account.
        case proxyRefused
        /// The certificate is not trusted, is for another host, or the CA file can't be read.
        case certificate
        /// No secure connection: TLS version, ciphers, or no TLS at all.
        case tls
        /// The response exceeds the limit.
        case tooLarge
        case cancelled
        /// The response is not HTTP, or can't be decompressed.
        case unreadableResponse
        /// The URL, method or a header is invalid; nothing was sent.
        case badRequest
    }

    package let kind: Kind
    /// libcurl's message; may be empty. Never contains a header or a body.
    package let message: String
    /// Whether the server may have received the whole request. A write may be repeated only if this is `false`.
    package let mayHaveBeenSent: Bool

    package init(_ kind: Kind, _ message: String = "", mayHaveBeenSent: Bool) {
        self.kind = kind
        self.message = message
        self.mayHaveBeenSent = mayHaveBeenSent
    }

    static func badRequest(_ message: String) -> HTTPFailure {
        HTTPFailure(.badRequest, message, mayHaveBeenSent: false)
    }
}

extension HTTPFailure: CustomStringConvertible {
    /// For logs, including the request log on the screen.
    package var description: String {
        "\(kind.name)\(message.isEmpty ? "" : ": \(message)")\(mayHaveBeenSent ? " (may have been sent)" : "")"
    }
}

extension HTTPFailure.Kind {
    /// The kind as shown to the user.
    fileprivate var name: String {
        switch self {
        case .unreachable: "unreachable"
        case .timedOut: "timed out"
        case .nameNotFound: "no host of that name"
        case .proxyRefused: "refused by the proxy"
        case .certificate: "certificate not trusted"
        case .tls: "no secure connection"
        case .tooLarge: "too large"
        case .cancelled: "cancelled"
        case .unreadableResponse: "unreadableResponse"
        case .badRequest: "not sent"
        }
    }
}
