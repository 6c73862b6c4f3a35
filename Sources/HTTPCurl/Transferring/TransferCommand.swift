/// A command for the transfer thread.
enum TransferCommand: Sendable {
    case start(TransferOrder)
    /// Ignored for a transfer that has already ended.
    case cancel(Int)
}

/// A request with the continuation that receives its response.
struct TransferOrder: Sendable {
    let id: Int
    let request: HTTPRequest
    let answer: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
}
