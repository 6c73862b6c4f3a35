package import Features
import OnCall

extension Console {
    /// The pending retry, in one line; nil if there is none.
    package var retryMessage: String? { awaitedRetry?.message }
}

extension AwaitedRetry {
    /// What is retried and why, when, and the keys.
    var message: String {
        let count = "\(attempt) of \(RetryRule.maxRetries)"
        let key = key.map { ", \($0.message) retries now" } ?? ""
        return "\(subject): \(wait.reason), retrying in \(seconds) s (\(count))\(key), Ctrl-C stops"
    }

    /// The subject of the call.
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
        case .slackChannels: "Slack channels"
        case .alertPayloads: "past alerts"
        }
    }
}

extension AwaitedRetry.RetryKey {
    fileprivate var message: String {
        switch self {
        case .r: "r"
        case .ctrlS: "Ctrl-S"
        case .enter: "Enter"
        }
    }
}

extension RetryWait {
    /// The reason in two or three words.
    var reason: String {
        switch error.kind {
        case .unreachable: "no connection"
        case .timedOut: "no response"
        case .rateLimited: "too many requests"
        case .syncing: "the server is being synced"
        default: "server error" + (error.status.map { " (\($0))" } ?? "")
        }
    }
}
