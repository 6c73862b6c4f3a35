import Features
import OnCall

extension MaintenanceNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .noDuration(let problem): "not started: \(problem.message)"
        case .otherModes: "not started: this server has other modes. m offers them"
        case .notStarted(let name, let error): "maintenance of \(name) is not started: \(error.summary). m tries again"
        }
    }
}
