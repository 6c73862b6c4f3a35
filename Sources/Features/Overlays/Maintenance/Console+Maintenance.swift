import OnCall

extension Console {
    /// The server did not start a window.
    mutating func maintenanceFailed(_ error: ServiceError, _ name: String) {
        let modeMessages = error.fieldMessages.filter { $0.path == "mode" }
        if !error.mayHaveBeenApplied, !modeMessages.isEmpty {
            // The server does not know the mode, so it is of the other kind.
            directory.learn(directory.assumedDialect == .cloud ? .oss : .cloud)
            notice = .maintenance(.otherModes)
        } else {
            reportFailure(.startMaintenance(name), error)
        }
    }
}
