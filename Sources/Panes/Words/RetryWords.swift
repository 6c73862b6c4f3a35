package import Features
import OnCall

extension Console {
    /// What waits for its next attempt, in a line; nil where nothing does that the user waits for.
    package var retryWords: String? { awaitedRetry?.words }
}

extension AwaitedRetry {
    /// What waits and why, until when, and what can be done meanwhile.
    var words: String {
        let count = "\(attempt) of \(RetryRule.maxRetries)"
        let key = key.map { ", \($0.words) retries now" } ?? ""
        return "\(subject): \(wait.reason), retrying in \(seconds) s (\(count))\(key), Ctrl-C stops"
    }

    /// What the call is about.
    private var subject: String {
        switch call {
        case .list, .restOfList: "list"
        case .fetch: name
        case .create(let new): "creating \(new.name)"
        case .update(_, let patch): "saving \(patch.changes.first?.field.title ?? name)"
        case .delete: "deleting \(name)"
        case .startMaintenance: "starting maintenance of \(name)"
        case .stopMaintenance: "stopping maintenance of \(name)"
        case .teams: "teams"
        case .escalationChains: "escalation chains"
        case .alertPayloads: "past alerts"
        }
    }
}

extension AwaitedRetry.RetryKey {
    fileprivate var words: String {
        switch self {
        case .r: "r"
        case .ctrlS: "Ctrl-S"
        case .enter: "Enter"
        }
    }
}

extension RetryWait {
    /// Why, in two or three words.
    var reason: String {
        switch error.kind {
        case .unreachable: "no connection"
        case .timedOut: "no answer"
        case .rateLimited: "too many requests"
        case .syncing: "the server is being synced"
        default: "the server is broken" + (error.status.map { " (\($0))" } ?? "")
        }
    }
}
