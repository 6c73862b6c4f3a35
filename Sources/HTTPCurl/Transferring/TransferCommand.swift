/// What the transfer thread is told.
enum TransferCommand: Sendable {
    case start(TransferOrder)
    /// One that has already ended is nobody's loss.
    case cancel(Int)
}

/// A request, and who waits for the answer.
struct TransferOrder: Sendable {
    let id: Int
    let request: HTTPRequest
    let answer: CheckedContinuation<Result<HTTPResponse, HTTPFailure>, Never>
}
