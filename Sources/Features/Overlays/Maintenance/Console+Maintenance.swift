import OnCall

extension Console {
    /// The server did not start a window.
    mutating func maintenanceFailed(_ error: ServiceError, _ name: String) {
        let modeMessages = error.fieldMessages.filter { $0.path == "mode" }
        if !error.mayHaveBeenApplied, !modeMessages.isEmpty {
            // The server does not know the mode: it has the other set of modes.
            directory.learn(directory.assumedDialect == .cloud ? .oss : .cloud)
            notice = .maintenance(.otherModes)
        } else {
            reportFailure(.startMaintenance(name), error)
        }
    }
}
