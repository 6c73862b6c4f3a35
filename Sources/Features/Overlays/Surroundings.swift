package import FoundationEssentials
package import OnCall
package import Planning
package import TerminalCore

/// What an overlay may look at: everything that is known around it, and nothing that it could change.
package struct Surroundings: Sendable {
    package let setup: SessionConfiguration
    /// Our clock when something last happened.
    package let now: Date
    /// The screen, in cells.
    package let size: Size
    /// What was last cut or copied.
    package let clipboard: String
    package let directory: Directory
    package let drafts: DraftBook
    package let journal: Journal
    /// The plan that runs.
    package let plan: PlanRunner?
    package let exchange: Exchange

    /// `12 s`, `3 min`, `2 h`, `4 d`: how long ago something was.
    package func age(of date: Date) -> String { Console.age(seconds: max(0, Int(now.timeIntervalSince(date)))) }

    /// Whether the server's value is no longer the one that a draft was begun on; nil where that is not known.
    package func isBaseChanged(_ draft: Draft) -> Bool? {
        guard draft.key.server == setup.server, let known = directory.integration(draft.key.integration),
            !directory.isFromCache(known.id)
        else { return nil }
        let theirs = known.value(of: draft.key.field)
        guard !theirs.isAbsent, !draft.base.isAbsent else { return nil }
        return !theirs.isSame(as: draft.base)
    }

    /// Cells for the rows of an overlay that is as large as the screen: its inside, without the lines of its hint.
    package var room: Size { Surroundings.room(on: size) }

    /// - Parameter screen: in cells.
    package static func room(on screen: Size) -> Size {
        Size(width: max(1, screen.width - (screen.width < 50 ? 4 : 6)), height: max(1, screen.height - 6))
    }

    /// Whether something that the user asked for waits for its next attempt.
    var isRetryWaiting: Bool { exchange.requests.values.contains { $0.wait != nil && !$0.isBackground } }

    /// Whether the server is being asked about an uncertain creation.
    func isCreationRechecked(_ new: NewIntegration) -> Bool {
        exchange.uncertainCreation(of: new).map(exchange.isRechecked) ?? false
    }

    /// The name of an integration, or its id where nothing is known of it.
    package func name(of id: IntegrationID) -> String { directory.integration(id)?.displayName ?? id.rawValue }
}
