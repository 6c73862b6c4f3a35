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
            notice = Notice(.failure, "not started: this server has other modes. m offers them")
        } else {
            notice = Notice(.failure, "maintenance of \(name) is not started: \(error.summary). m tries again")
        }
    }
}
