package import FoundationEssentials
import Jinja
package import OnCall

extension ZoneClock {
    /// Finds zones by name in the zone data of templates.
    package static let finder: Finder = { name in
        guard let zone = try? ZoneTable.shared.zone(named: name) else { return nil }
        return ZoneClock(name: zone.name) { zone.clock(at: $0) }
    }
}

extension Surroundings {
    /// Reads when a window starts and ends, by the server's clock.
    var windowGrammar: WindowGrammar {
        WindowGrammar(
            now: serverTime, zone: configuration.clock.zone, limit: configuration.guards.maxWindow,
            findZone: ZoneClock.finder)
    }

    /// The open window of `id` with its end moved by the length of `window`.
    func extended(_ window: RequestedWindow, of id: IntegrationID) throws(WindowGrammar.Problem) -> RequestedWindow {
        try windowGrammar.extending(directory.integration(id)?.maintenance?.endsAt, by: window)
    }

    /// The next turn of a window that comes back; nil if there is none.
    func next(of window: RecurringWindow) -> RecurringWindow.Occurrence? {
        let zone = window.zoneName.flatMap { ZoneClock.finder($0) } ?? configuration.clock.zone
        return window.next(after: serverTime, in: zone)
    }

    /// When a window that comes back starts next.
    package func nextStarts(of window: RecurringWindow, count: Int) -> [Date] {
        let find = ZoneClock.finder
        let zone = window.zoneName.flatMap { find($0) } ?? configuration.clock.zone
        var starts: [Date] = []
        while starts.count < count, let next = window.next(after: starts.last ?? serverTime, in: zone) {
            starts.append(next.start)
        }
        return starts
    }

    /// `18:00`: an instant of the server in local time.
    package func clockTime(of reported: Date) -> String {
        configuration.clock.time(directory.clock.localTime(of: reported), from: now)
    }

    /// The server's time, as far as known.
    package var serverTime: Date { directory.clock.serverTime(at: now) }

    /// A clause about a server whose clock differs by more than half a minute; nil if it does not.
    package var clockDifference: String? {
        let offset = Int(directory.clock.offset.rounded())
        guard abs(offset) > 30 else { return nil }
        let length = MaintenanceDuration.text(abs(offset))
        return "by the server's clock, which is \(length) \(offset > 0 ? "ahead" : "behind")"
    }
}
