import FoundationEssentials
import OnCall
import Planning
import StateMachine

extension Console {
    /// Drops the waiting save of the edited field if the text has changed since. Nothing of it was sent.
    /// - Returns: whether there was one.
    mutating func dropOutdatedSave() -> Bool {
        guard let id = editing?.integration, let field = editing?.field,
            let (number, error) = exchange.waitingSave(of: id, field),
            draft(id, field)?.value != persistence.sentDrafts[draftKey(id, field)]
        else { return false }
        fail(number, error)
        setStatus(.idle, of: id, field)
        notice = nil
        return true
    }

    /// A waiting write is dropped: someone else changed the field.
    mutating func superseded(_ request: PendingRequest) {
        guard case .update(let id, let patch) = request.call, let change = patch.changes.first else { return }
        notice = .write(.superseded(attempt(change, of: id, request.entry?.relation)))
    }

    // MARK: Display

    /// The request of the user that waits for a retry; nil if there is none.
    package var awaitedRetry: AwaitedRetry? {
        let waiting = requests.values.filter { $0.wait != nil && $0.comparison == nil && !$0.isBackground }
        // Writes first, then the latest request.
        let first = waiting.max { ($0.call.isWrite ? 1 : 0, $0.asOf) < ($1.call.isWrite ? 1 : 0, $1.asOf) }
        let shown = first?.call.isWrite == true ? first : waiting.first { $0.call == .list } ?? first
        guard let shown, let wait = shown.wait else { return nil }
        let id = shown.call.integration
        let name = id.flatMap { directory.integration($0)?.displayName } ?? id?.rawValue ?? ""
        return AwaitedRetry(
            call: shown.call, name: name, wait: wait, seconds: wait.seconds(at: now), attempt: shown.retries + 1,
            key: retryKey)
    }

    /// The list's pending retry.
    package var listWait: RetryWait? { requests.values.first { $0.call == .list && $0.wait != nil }?.wait }

    /// The key that retries at once in the current input context; nil if letters are text there.
    private var retryKey: AwaitedRetry.RetryKey? {
        switch inputContext {
        case .list, .detail, .overlay(.plan), .overlay(.planTable): .r
        case .editor, .completion, .labelEditor: isSavingEdited ? .ctrlS : nil
        case .overlay(.creation): overlays.top?.layer.isBusy(surroundings) ?? false ? .enter : nil
        default: nil
        }
    }

    /// Whether the save of the edited field waits for a retry.
    var isSavingEdited: Bool {
        guard let id = editing?.integration else { return false }
        return requests.values.contains { $0.wait != nil && $0.call.isWrite && $0.call.integration == id }
    }
}
