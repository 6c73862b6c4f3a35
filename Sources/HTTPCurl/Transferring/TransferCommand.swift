/// A command for the transfer thread.
enum TransferCommand: Sendable {
    case start(PendingRequest)
    /// Ignored for a transfer that has already ended.
    case cancel(Int)
}

/// A request with the continuation that receives its response.
struct PendingRequest: Sendable {
    let id: Int
    let request: HTTPRequest
    let continuation: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
}
