import OnCall

extension Console {
    /// The server did not start a window.
    mutating func maintenanceFailed(_ error: ServiceError, _ name: String) {
        guard !error.mayHaveBeenApplied else {
            notice = Notice(.failure, unanswered("start maintenance of \(name)", error))
            return
        }
        let modeMessages = error.fieldMessages.filter { $0.path == "mode" }
        if !modeMessages.isEmpty {
            // The server does not know the mode, so it is of the other kind.
            directory.learn(directory.assumedDialect == .cloud ? .oss : .cloud)
            notice = .maintenance(.otherModes)
        } else {
            notice = .maintenance(.notStarted(name, error))
        }
    }
}
