import OnCall

extension ServiceError {
    /// The server answered, and did nothing.
    static let brokenServer = ServiceError(.serverBroken, status: 502)
    /// No answer came to an order.
    static let lostResponse = ServiceError(.timedOut, mayHaveBeenApplied: true)
}
