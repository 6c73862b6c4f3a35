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

    /// What waits for its next attempt; nil where nothing does that the user waits for.
    package var awaitedRetry: AwaitedRetry? {
        let waiting = requests.values.filter { $0.wait != nil && !$0.isBackground }
        // An order matters most, then what was asked last.
        let first = waiting.max { ($0.call.isWrite ? 1 : 0, $0.asOf) < ($1.call.isWrite ? 1 : 0, $1.asOf) }
        let shown = first?.call.isWrite == true ? first : waiting.first { $0.call == .list } ?? first
        guard let shown, let wait = shown.wait else { return nil }
        let id = shown.call.integration
        let name = id.flatMap { directory.integration($0)?.displayName } ?? id?.rawValue ?? ""
        return AwaitedRetry(
            call: shown.call, name: name, wait: wait, seconds: wait.seconds(at: now), attempt: shown.retries + 1,
            key: retryKey)
    }

    /// The list's wait for its next attempt.
    package var listWait: RetryWait? { requests.values.first { $0.call == .list && $0.wait != nil }?.wait }

    /// The key that sends at once what waits, where the keyboard is; nil where letters are text.
    private var retryKey: AwaitedRetry.RetryKey? {
        switch inputContext {
        case .list, .detail, .overlay(.plan): .r
        case .editor, .completion, .labelEditor: isSavingEdited ? .ctrlS : nil
        case .overlay(.creation): overlays.top?.layer.isBusy(surroundings) ?? false ? .enter : nil
        default: nil
        }
    }

    /// Whether what is in the editor waits to be sent again.
    var isSavingEdited: Bool {
        guard let id = editing?.integration else { return false }
        return requests.values.contains { $0.wait != nil && $0.call.isWrite && $0.call.integration == id }
    }
}
