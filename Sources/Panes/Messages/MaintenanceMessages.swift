package import Features
import OnCall

extension MaintenanceNotice {
    /// The sentence, also for notifications outside of the screen.
    package var message: String {
        switch self {
        case .noDuration(let problem): "not started: \(problem.message)"
        case .otherModes: "not started: this server has other modes; m shows them"
        case .notConfirmed(isStart: true): MaintenanceNotice.message(notConfirmed: "reports no maintenance")
        case .notConfirmed(isStart: false): MaintenanceNotice.message(notConfirmed: "does not report its end")
        case .extended(let name, let end, let gap):
            "\(name): maintenance is on until \(end)"
                + (gap.map { "; for \(max(1, $0)) s alerts were handled as usual" } ?? "")
        case .ending(let names, let seconds):
            "\(MaintenanceNotice.list(names)): maintenance ends in \(MaintenanceDuration.text(seconds)); e in w extends it"
        case .over(let names):
            "\(MaintenanceNotice.list(names)): maintenance is over, alerts are handled as usual"
        case .queued(let count, let sentence):
            "\(count == 1 ? "queued" : "\(count) queued"): \(sentence); it starts while this console is open, or with "
                + "oncall-tui maintenance run-queue"
        case .unqueued(let names): "\(MaintenanceNotice.list(names)): taken out of the queue"
        case .wasOpen(let name): "\(name): not started from the queue: a window is open already"
        case .missed(let name, let count, let reason):
            (count > 1
                ? "\(count) queued windows were missed, the last one of \(name)"
                : "\(name): the queued window was missed")
                + ": \(reason). w shows it"
        case .queueProblem(let reason): "the queue of windows can't be used: \(reason)"
        case .notExtended(let name, let problem): "\(name): not extended: \(problem.message)"
        }
    }

    /// `3 windows (A, B, C)`
    private static func list(_ names: [String]) -> String {
        guard names.count != 1 else { return names[0] }
        return "\(names.count) windows (\(names.prefix(3).joined(separator: ", "))\(names.count > 3 ? " …" : ""))"
    }

    private static func message(notConfirmed problem: String) -> String {
        "the server accepted the request but \(problem): checking"
    }
}

extension MaintenanceNotice.ExtensionProblem {
    /// The reason as a clause.
    fileprivate var message: String {
        switch self {
        case .changed: "somebody has changed the window; e starts from what is open now"
        case .tooLate: "the new end has passed"
        case .failed(let error): error.summary
        }
    }
}

extension StatusScene.Lost {
    /// The line that stays until the user has acknowledged it.
    var message: String {
        let others = others > 0 ? " (\(others) more)" : ""
        switch window.problem {
        case .notStarted(let error):
            return "NOT IN MAINTENANCE since \(since): \(window.name)\(others): start failed (\(error.summary)). "
                + "r tries again, Esc accepts it"
        case .cutOff:
            return "NOT IN MAINTENANCE since \(since): \(window.name)\(others): it was stopped to be extended, and the "
                + "console ended before the start. r starts it, Esc accepts it"
        case .startUnknown(let error):
            return "NOT IN MAINTENANCE since \(since), or not known to be: \(window.name)\(others): "
                + "no answer to the start (\(error.summary)). r checks again, Esc accepts it"
        case .stopUnknown(let error):
            return "PERHAPS NOT IN MAINTENANCE since \(since): \(window.name)\(others): "
                + "no answer to the stop (\(error.summary)). r checks again, Esc accepts it"
        }
    }
}
