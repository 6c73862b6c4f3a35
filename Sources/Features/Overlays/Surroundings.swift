package import FoundationEssentials
package import OnCall
package import Planning
package import TerminalCore

/// What an overlay may read: the state around it.
package struct Surroundings: Sendable {
    package let configuration: SessionConfiguration
    /// Local time of the last action.
    package let now: Date
    /// The screen, in cells.
    package let size: Size
    /// The text last cut or copied.
    package let clipboard: String
    package let directory: Directory
    package let drafts: DraftBook
    package let journal: Journal
    /// The running plan.
    package let plan: PlanRunner?
    package let exchange: Exchange
    /// What the edited template renders, saved and as it is now; nil if none is edited.
    package let results: PlannedResults?
    /// The windows that start later.
    package let queue: QueueState
    /// Why nothing can be sent to the server; nil if writes are possible.
    package let readOnly: DisabledReason?
    /// The list below: its rows, the filter and the marks.
    package let list: IntegrationList

    /// `<1 min`, `3 min`, `2 h`, `4 d`: the age of a date.
    package func age(of date: Date) -> String { Console.age(seconds: max(0, Int(now.timeIntervalSince(date)))) }

    /// Whether the server's value has changed since a draft was started; nil if unknown.
    package func isBaseChanged(_ draft: Draft) -> Bool? {
        guard draft.key.server == configuration.server, let known = directory.integration(draft.key.integration),
            !directory.isFromCache(known.id)
        else { return nil }
        let theirs = known.value(of: draft.key.field)
        guard !theirs.isAbsent, !draft.base.isAbsent else { return nil }
        return !theirs.isSame(as: draft.base)
    }

    /// Cells for the rows of a full-screen overlay: its inside, without the hint.
    package var room: Size { Surroundings.room(on: size) }

    /// - Parameter screen: in cells.
    package static func room(on screen: Size) -> Size {
        Size(width: max(1, screen.width - (screen.width < 50 ? 4 : 6)), height: max(1, screen.height - 6))
    }

    /// Whether a request of the user waits for a retry.
    var isRetryWaiting: Bool { exchange.requests.values.contains { $0.wait != nil && !$0.isBackground } }

    /// Whether an uncertain creation is being rechecked.
    func isCreationRechecked(_ new: NewIntegration) -> Bool {
        exchange.uncertainCreation(of: new).map(exchange.isRechecked) ?? false
    }

    /// The name of an integration, or its id if it is unknown.
    package func name(of id: IntegrationID) -> String { directory.integration(id)?.displayName ?? id.rawValue }
}
