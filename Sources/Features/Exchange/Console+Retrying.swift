import FoundationEssentials
import OnCall
import Planning
import StateMachine

extension Console {
    /// Gives up the save that waits of the field in the editor, where what is there is no longer what was to be sent: nothing of it was.
    /// - Returns: whether it did.
    mutating func giveUpOutdatedSave() -> Bool {
        guard let id = editing?.integration, let field = editing?.field,
            let (number, error) = exchange.waitingSave(of: id, field),
            draft(id, field)?.value != persistence.sentDrafts[draftKey(id, field)]
        else { return false }
        fail(number, error)
        setStatus(.idle, of: id, field)
        notice = nil
        return true
    }

    /// A save that waited is given up: somebody else has written the field meanwhile.
    mutating func superseded(_ patch: IntegrationPatch) {
        guard let change = patch.changes.first else { return }
        notice = .write(.superseded(change.field))
    }

    // MARK: What is to be seen of it

    /// What waits for its next attempt, in a line; nil where nothing does that the user waits for.
    package var retryWords: String? {
        let waiting = requests.values.filter { $0.wait != nil && !$0.isBackground }
        // An order matters most, then what was asked last.
        let first = waiting.max { ($0.call.isWrite ? 1 : 0, $0.asOf) < ($1.call.isWrite ? 1 : 0, $1.asOf) }
        let shown = first?.call.isWrite == true ? first : waiting.first { $0.call == .list } ?? first
        guard let shown, let wait = shown.wait else { return nil }
        let seconds = wait.seconds(at: now)
        let count = "\(shown.retries + 1) of \(RetryRule.mostRetries)"
        let key = retryKey.map { ", \($0) retries now" } ?? ""
        return "\(subject(of: shown.call)): \(wait.reason), retrying in \(seconds) s (\(count))\(key), Ctrl-C stops"
    }

    /// The list's wait for its next attempt.
    package var listWait: RetryWait? { requests.values.first { $0.call == .list && $0.wait != nil }?.wait }

    /// The key that sends at once what waits, where the keyboard is; nil where letters are text.
    private var retryKey: String? {
        switch place {
        case .list, .detail, .overlay(.plan): "r"
        case .editor, .completion, .labelEditor: isSavingEdited ? "Ctrl-S" : nil
        case .overlay(.creation): overlays.top?.layer.isBusy(surroundings) ?? false ? "Enter" : nil
        default: nil
        }
    }

    /// Whether what is in the editor waits to be sent again.
    var isSavingEdited: Bool {
        guard let id = editing?.integration else { return false }
        return requests.values.contains { $0.wait != nil && $0.call.isWrite && $0.call.integration == id }
    }

    /// What a call is about, for people.
    func subject(of call: Call) -> String {
        let name =
            call.integration.flatMap { directory.integration($0)?.displayName } ?? call.integration?.rawValue ?? ""
        return switch call {
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
