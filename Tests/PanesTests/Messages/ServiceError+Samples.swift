import OnCall

extension ServiceError {
    /// The server responded, and did nothing.
    static let brokenServer = ServiceError(.serverError, status: 502)
    /// A write without a response.
    static let lostResponse = ServiceError(.timedOut, mayHaveBeenApplied: true)
}
