import HTTPCurl
import OnCall

extension ServiceError {
    /// Maps a response whose status is not 2xx.
    /// - Parameters:
    ///   - url: the requested address, which begins with `baseURL`.
    ///   - clean: removes the secrets of a decoded text.
    init(
        _ response: HTTPResponse, isWrite: Bool, url: String, baseURL: String, clean: (String) -> String = { $0 }
    ) {
        let body = ErrorBody(response, clean: clean)
        let kind: Kind
        var message = body.summary
        switch response.status {
        case 401, 403: kind = .refused
        case 404, 410: kind = .notFound
        case 408: kind = .timedOut
        // "Organization being synced, please retry." is unrelated to the request rate.
        case 429 where body.summary.lowercased().contains("being synced"):
            kind = .syncing(retryAfter: response.retryAfter)
        case 429: kind = .rateLimited(retryAfter: response.retryAfter)
        case 400..<500: kind = .rejected
        case 500...: kind = .serverError
        case 300..<400:
            kind = .unreadableResponse
            message = Redirect(response, of: url, baseURL: baseURL).message
        default: kind = .unreadableResponse
        }
        self.init(
            kind, status: response.status, message: message, fieldMessages: body.messages,
            // A proxy may have lost the response, and the engine can fail after writing. 303 points to the result of the write.
            mayHaveBeenApplied: isWrite && (response.status >= 500 || [303, 408].contains(response.status)),
            retryAfter: response.status >= 500 ? response.retryAfter : nil)
    }

    /// Maps a failed transfer.
    init(_ failure: HTTPFailure, isWrite: Bool) {
        let kind: Kind =
            switch failure.kind {
            case .unreachable: .unreachable
            case .timedOut: .timedOut
            case .nameNotFound: .nameNotFound
            case .proxyRefused: .proxyRefused
            case .certificate: .certificate
            case .tls: .tls
            case .tooLarge: .tooLarge
            case .cancelled: .cancelled
            case .unreadableResponse, .badRequest: .unreadableResponse
            }
        self.init(kind, message: failure.message, mayHaveBeenApplied: isWrite && failure.mayHaveBeenSent)
    }

    /// Maps a response whose shape differs from the API reference.
    init(_ error: ShapeError, status: Int) {
        self.init(.unreadableResponse, status: status, message: error.description)
    }

    /// The same error after a 2xx response to a write: the write has probably been applied.
    var afterWrite: ServiceError {
        ServiceError(kind, status: status, message: message, fieldMessages: fieldMessages, mayHaveBeenApplied: true)
    }
}
