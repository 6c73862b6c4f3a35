/// What went wrong between us and the service: one type, for programs (`kind`) and for people (`summary`).
package struct ServiceError: Error, Hashable, Sendable {
    /// What happened.
    package enum Kind: Hashable, Sendable {
        /// No connection came about, or it broke.
        case unreachable
        case timedOut
        /// No host has the name of the server.
        case nameNotFound
        /// A proxy on the way does not let us through.
        case proxyRefused
        /// The server's certificate is not trusted.
        case certificate
        /// The server speaks no TLS, or none that is acceptable.
        case tls
        /// 401 or 403: the token, or its role, is not accepted.
        case refused
        /// 400 and other 4xx: the service did not want this; nothing was changed.
        case rejected
        case notFound
        /// 429; `retryAfter` in seconds, where the server says so.
        case rateLimited(retryAfter: Int?)
        /// 429 that is no rate limit: the organization is being synced, and nothing is done meanwhile.
        case syncing(retryAfter: Int?)
        /// 5xx.
        case serverBroken
        /// An answer that is no answer to what was asked.
        case unintelligible
        /// The answer was larger than we are willing to take.
        case tooLarge
        case cancelled
        /// No answer came to an order, and when it was looked at, the service did not have it.
        case notObeyed
    }

    /// A message about one member of what was sent.
    package struct FieldMessage: Hashable, Sendable {
        /// Dotted: `slack.channel_id`; empty for the request as a whole.
        package let path: String
        package let message: String

        package init(path: String, message: String) {
            self.path = path
            self.message = message
        }
    }

    package let kind: Kind
    /// The HTTP status; nil where no answer came.
    package let status: Int?
    /// The server's own words, or those of the library that failed, not yet made harmless for a terminal. May be empty.
    package let words: String
    package let fieldMessages: [FieldMessage]
    /// Whether a write may have been applied although it failed: a lost answer, or a time-out after it was sent.
    package let mayHaveBeenApplied: Bool
    /// Seconds after which the server wants to be asked again, where it says so.
    package let retryAfter: Int?

    package init(
        _ kind: Kind, status: Int? = nil, words: String = "", fieldMessages: [FieldMessage] = [],
        mayHaveBeenApplied: Bool = false, retryAfter: Int? = nil
    ) {
        self.kind = kind
        self.status = status
        self.words = words
        self.fieldMessages = fieldMessages
        self.mayHaveBeenApplied = mayHaveBeenApplied
        switch kind {
        case .rateLimited(let seconds), .syncing(let seconds): self.retryAfter = seconds ?? retryAfter
        default: self.retryAfter = retryAfter
        }
    }

    /// Whether the same request fails again until a person changes something: it is not repeated by itself. A wrong password at
    /// a proxy, repeated, locks an account.
    package var isPermanent: Bool {
        switch kind {
        case .proxyRefused, .certificate, .refused: true
        default: false
        }
    }

    /// What happened, in one line for people, with the server's words where there are some.
    package var summary: String {
        let said = trimmedWords.isEmpty ? "" : ": \(trimmedWords)"
        let code = status.map { " (\($0))" } ?? ""
        switch kind {
        case .unreachable: return "the server can't be reached\(said)"
        case .timedOut: return "the server did not answer in time\(said)"
        case .nameNotFound: return "the server's name is not known\(said)"
        case .proxyRefused: return "the proxy refuses\(said); HTTPS_PROXY says which it is"
        case .certificate: return "the server's certificate is not trusted\(said); ca_file can name its authority"
        case .tls: return "no secure connection\(said)"
        case .refused: return "the server refuses\(code)\(said)"
        case .rejected: return "the server does not accept this\(code)\(said)"
        case .notFound: return "not found on the server\(code)\(said)"
        case .rateLimited(let seconds):
            return "too many requests\(code)" + (seconds.map { ", try again in \($0) s" } ?? "") + said
        case .syncing(let seconds):
            return "the server is busy syncing the organization\(code)"
                + (seconds.map { ", try again in \($0) s" } ?? "") + said
        case .serverBroken: return "the server is broken\(code)\(said)"
        case .unintelligible: return "the answer makes no sense\(code)\(said)"
        case .tooLarge: return "the answer is too large\(said)"
        case .cancelled: return "cancelled"
        case .notObeyed: return "asked again, the server does not have it\(said)"
        }
    }

    /// Its words without blanks around them and without a full stop, which would meet ours.
    private var trimmedWords: Substring {
        var rest = words[...]
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        if rest.last == "." { rest = rest.dropLast() }
        return rest.drop { $0.isWhitespace }
    }
}
