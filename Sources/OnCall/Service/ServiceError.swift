/// An error between this program and the service: `kind` for programs, `summary` for people.
package struct ServiceError: Error, Hashable, Sendable {
    /// What happened.
    package enum Kind: Hashable, Sendable {
        /// The connection could not be established, or it broke.
        case unreachable
        case timedOut
        /// The server's host name does not resolve.
        case nameNotFound
        /// A proxy rejected the request.
        case proxyRefused
        /// The server's certificate is not trusted.
        case certificate
        /// The server does not support TLS, or no acceptable version of it.
        case tls
        /// 401 or 403: the token or its role is not accepted.
        case refused
        /// 400 and other 4xx: the service rejected the request; nothing was changed.
        case rejected
        case notFound
        /// 429; `retryAfter` in seconds, if the server sent it.
        case rateLimited(retryAfter: Int?)
        /// 429 that is not a rate limit: the organization is being synced, and requests are not processed meanwhile.
        case syncing(retryAfter: Int?)
        /// 5xx.
        case serverError
        /// The response could not be interpreted.
        case unreadableResponse
        /// The response exceeds the size limit.
        case tooLarge
        case cancelled
        /// A write got no response, and a recheck found that the service did not apply it.
        case notApplied
    }

    /// A message about one member of the request.
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
    /// The HTTP status; nil without a response.
    package let status: Int?
    /// The message of the server or of the failed library, not yet sanitized for a terminal. May be empty.
    package let message: String
    package let fieldMessages: [FieldMessage]
    /// Whether a failed write may have been applied: a lost response, or a time-out after it was sent.
    package let mayHaveBeenApplied: Bool
    /// Seconds after which the server wants a retry, if it says so.
    package let retryAfter: Int?

    package init(
        _ kind: Kind, status: Int? = nil, message: String = "", fieldMessages: [FieldMessage] = [],
        mayHaveBeenApplied: Bool = false, retryAfter: Int? = nil
    ) {
        self.kind = kind
        self.status = status
        self.message = message
        self.fieldMessages = fieldMessages
        self.mayHaveBeenApplied = mayHaveBeenApplied
        switch kind {
        case .rateLimited(let seconds), .syncing(let seconds): self.retryAfter = seconds ?? retryAfter
        default: self.retryAfter = retryAfter
        }
    }

    /// Whether the same request fails again until a person changes something, so that it is not retried automatically. Retrying a
    /// wrong proxy password locks an account.
    package var isPermanent: Bool {
        switch kind {
        case .proxyRefused, .certificate, .refused: true
        default: false
        }
    }

    /// What happened, in one line for people, with the message if there is one.
    package var summary: String {
        let said = trimmedMessage.isEmpty ? "" : ": \(trimmedMessage)"
        let code = status.map { " (\($0))" } ?? ""
        switch kind {
        case .unreachable: return "the server can't be reached\(said)"
        case .timedOut: return "timed out\(said)"
        case .nameNotFound: return "the server's host name is unknown\(said)"
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
        case .serverError: return "server error\(code)\(said)"
        case .unreadableResponse: return "unreadable response\(code)\(said)"
        case .tooLarge: return "the response is too large\(said)"
        case .cancelled: return "cancelled"
        case .notApplied: return "a recheck shows that the server did not apply it\(said)"
        }
    }

    /// The message without surrounding blanks and without a full stop, because the sentence goes on.
    private var trimmedMessage: Substring {
        var rest = message[...]
        while let last = rest.last, last.isWhitespace { rest = rest.dropLast() }
        if rest.last == "." { rest = rest.dropLast() }
        return rest.drop { $0.isWhitespace }
    }
}
