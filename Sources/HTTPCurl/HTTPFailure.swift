/// Why there is no answer.
package struct HTTPFailure: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No connection came about, or it ended before the answer did.
        case unreachable
        case timedOut
        /// No host has the name, or no name server can be asked.
        case nameNotFound
        /// The proxy does not let us through, can't be found, or its address can't be read. 407 is among them: the same password
        /// again may lock an account.
        case proxyRefused
        /// The certificate is not trusted, is for another host, or the file of authorities can't be read.
        case certificate
        /// No secure connection: the version, the ciphers, or no TLS at all.
        case tls
        /// The answer is longer than we take.
        case tooLarge
        case cancelled
        /// What came is not HTTP, or can't be unpacked.
        case unintelligible
        /// Our address, method or header can't be sent.
        case badRequest
    }

    package let kind: Kind
    /// What libcurl said; may be empty. No header and no body is ever in it.
    package let words: String
    /// Whether the server may have got the whole request. Only where it is false, a write can be repeated without being done twice.
    package let mayHaveBeenSent: Bool

    package init(_ kind: Kind, _ words: String = "", mayHaveBeenSent: Bool) {
        self.kind = kind
        self.words = words
        self.mayHaveBeenSent = mayHaveBeenSent
    }

    static func badRequest(_ words: String) -> HTTPFailure {
        HTTPFailure(.badRequest, words, mayHaveBeenSent: false)
    }
}

extension HTTPFailure: CustomStringConvertible {
    /// For logs, the one on the screen among them.
    package var description: String {
        "\(kind.name)\(words.isEmpty ? "" : ": \(words)")\(mayHaveBeenSent ? " (may have been sent)" : "")"
    }
}

extension HTTPFailure.Kind {
    /// In words that people use.
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
        case .unintelligible: "unintelligible"
        case .badRequest: "not sent"
        }
    }
}
