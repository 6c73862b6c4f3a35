import Features
import OnCall

extension MaintenanceNotice {
    /// The sentence.
    var words: String {
        switch self {
        case .noDuration(let problem): "not started: \(problem.message)"
        case .otherModes: "not started: this server has other modes. m offers them"
        case .notBorneOut(isStart: true): MaintenanceNotice.words(notBorneOut: "tells of no maintenance")
        case .notBorneOut(isStart: false): MaintenanceNotice.words(notBorneOut: "does not say that it is over")
        }
    }

    private static func words(notBorneOut lack: String) -> String {
        "the server took the order but \(lack): looking what it holds"
    }
}
