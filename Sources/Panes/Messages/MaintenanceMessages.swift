import Features
import OnCall

extension MaintenanceNotice {
    /// The sentence.
    var message: String {
        switch self {
        case .noDuration(let problem): "not started: \(problem.message)"
        case .otherModes: "not started: this server has other modes; m shows them"
        case .notConfirmed(isStart: true): MaintenanceNotice.message(notConfirmed: "reports no maintenance")
        case .notConfirmed(isStart: false): MaintenanceNotice.message(notConfirmed: "does not report its end")
        }
    }

    private static func message(notConfirmed problem: String) -> String {
        "the server accepted the request but \(problem): checking"
    }
}
