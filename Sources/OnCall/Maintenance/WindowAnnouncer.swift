package import FoundationEssentials

/// How the user hears about windows that end: the table `[notify]` of the configuration.
package struct NotifySettings: Hashable, Sendable {
    /// The escape sequence for notifications of the terminal.
    package enum Sequence: String, CaseIterable, Hashable, Sendable {
        /// iTerm2 and others.
        case osc9 = "9"
        /// rxvt-unicode and others.
        case osc777 = "777"
        /// kitty.
        case osc99 = "99"
        case off
    }

    /// Seconds before the end of a window, longest first.
    package var before: [Int] = []
    /// Whether the end itself is announced.
    package var isAtEnd = true
    package var ringsBell = true
    package var sequence = Sequence.off
    /// A program and its arguments, in which `{name}` and `{text}` are replaced; empty for none.
    package var command: [String] = []

    package init() {}

    /// The command for a text, without a shell.
    package func command(name: String, text: String) -> [String] {
        command.map { $0.replacing("{name}", with: name).replacing("{text}", with: text) }
    }
}

/// Decides when the user hears about windows that end: each event once, several at a time as one.
package struct WindowAnnouncer: Hashable, Sendable {
    /// What happens to windows.
    package enum Event: Hashable, Sendable {
        /// They end in so many seconds.
        case ending([IntegrationID], seconds: Int)
        /// The server has closed them at their end.
        case ended([IntegrationID])
    }

    private struct Known: Hashable, Sendable {
        let window: MaintenanceWindow
        /// The leads that were announced, or that had passed when the window was first seen.
        var told: Set<Int>
    }

    private var known: [IntegrationID: Known] = [:]
    /// When something is announced next, in the server's time; nil if nothing is.
    package private(set) var nextDue: Date?

    package init() {}

    /// Compares the open windows with those seen before.
    /// - Parameters:
    ///   - windows: all open windows.
    ///   - stopped: integrations whose windows the user has stopped or is moving, which says so itself.
    package mutating func update(
        _ windows: [IntegrationID: MaintenanceWindow], stopped: Set<IntegrationID>, at serverTime: Date,
        _ settings: NotifySettings
    ) -> [Event] {
        var events: [Event] = []
        var ended: [IntegrationID] = []
        for (id, old) in known where windows[id] == nil {
            // A window that somebody has stopped early did not end by itself.
            let isOver = old.window.endsAt.map { $0 <= serverTime.addingTimeInterval(2) } ?? false
            if isOver, !stopped.contains(id) { ended.append(id) }
        }
        if !ended.isEmpty, settings.isAtEnd { events.append(.ended(ended.sorted { $0.rawValue < $1.rawValue })) }
        var next: [IntegrationID: Known] = [:]
        for (id, window) in windows {
            if let old = known[id], old.window == window {
                next[id] = old
            } else {
                next[id] = Known(
                    window: window,
                    told: Set(
                        settings.before.filter { lead in
                            window.endsAt.map { $0.addingTimeInterval(-TimeInterval(lead)) <= serverTime } ?? true
                        }))
            }
        }
        known = next
        var ending: [Int: [IntegrationID]] = [:]
        for (id, entry) in known {
            guard let end = entry.window.endsAt, end > serverTime else { continue }
            let due = settings.before.filter {
                !entry.told.contains($0) && end.addingTimeInterval(-TimeInterval($0)) <= serverTime
            }
            guard let least = due.min() else { continue }
            known[id]?.told.formUnion(due)
            ending[least, default: []].append(id)
        }
        for (lead, ids) in ending.sorted(by: { $0.key < $1.key }) {
            events.append(.ending(ids.sorted { $0.rawValue < $1.rawValue }, seconds: lead))
        }
        nextDue = known.values.flatMap { entry in
            settings.before.filter { !entry.told.contains($0) }
                .compactMap { lead in entry.window.endsAt?.addingTimeInterval(-TimeInterval(lead)) }
        }.min()
        return events
    }
}
