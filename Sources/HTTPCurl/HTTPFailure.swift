/// Why there is no answer.
package struct HTTPFailure: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// No connection came about, or it ended before the answer did.
        case unreachable
        case timedOut
        /// No safe connection: the certificate, the host's name in it, the version, or no TLS at all.
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
        case .tls: "no safe connection"
        case .tooLarge: "too large"
        case .cancelled: "cancelled"
        case .unintelligible: "unintelligible"
        case .badRequest: "not sent"
        }
    }
}
