package import FoundationEssentials

/// The clock of a time zone: turns instants into local times and back, over every change of the clocks.
package struct ZoneClock: Sendable {
    /// Its name as written: `Europe/Berlin`; nil for the zone of this machine, which is named by its abbreviation.
    package let name: String?
    private let lookUp: @Sendable (_ seconds: Int) -> (offset: Int, abbreviation: String)

    /// - Parameter lookUp: the offset in seconds east of Greenwich and the abbreviation, at seconds since the start of 1970.
    package init(name: String?, _ lookUp: @escaping @Sendable (Int) -> (offset: Int, abbreviation: String)) {
        self.name = name
        self.lookUp = lookUp
    }

    /// A zone that never changes its clocks.
    package init(name: String?, offset: Int) { self.init(name: name) { _ in (offset, name ?? "UTC") } }

    package static let utc = ZoneClock(name: "UTC", offset: 0)

    /// Finds a zone by its name in any case; nil if there is none.
    package typealias Finder = @Sendable (_ name: String) -> ZoneClock?

    private static func seconds(_ date: Date) -> Int {
        Int(min(max(date.timeIntervalSince1970.rounded(.down), -62_135_596_800), 253_402_300_799))
    }

    /// The local time of an instant.
    package func wall(_ date: Date) -> WallTime {
        let seconds = ZoneClock.seconds(date)
        return WallTime(shifted: seconds + lookUp(seconds).offset)
    }

    /// `CET`, or the zone's name.
    package func label(_ date: Date) -> String { name ?? abbreviation(date) }

    /// `CET`: changes with the season.
    package func abbreviation(_ date: Date) -> String { lookUp(ZoneClock.seconds(date)).abbreviation }

    /// The instants with this local time, in order: one, none while the clocks skip it, two while it is repeated.
    package func instants(of wall: WallTime) -> [Date] {
        // No zone is more than a day from UTC, and no zone changes its clocks twice within two days.
        let offsets = Set([wall.shifted - 86_400, wall.shifted + 86_400].map { lookUp($0).offset })
        return offsets.map { wall.shifted - $0 }.filter { $0 + lookUp($0).offset == wall.shifted }.sorted()
            .map { Date(timeIntervalSince1970: TimeInterval($0)) }
    }

    /// The one instant of a local time: the first one if it is repeated, and if it is skipped, the one by the clock before the change.
    ///
    /// So a daily time comes exactly once a day.
    package func instant(of wall: WallTime) -> Date {
        let before = lookUp(wall.shifted - 86_400).offset
        return instants(of: wall).first ?? Date(timeIntervalSince1970: TimeInterval(wall.shifted - before))
    }

    /// Where the clocks stand after they have skipped a local time.
    package func endOfGap(_ wall: WallTime) -> WallTime {
        var low = wall.shifted - 2 * 86_400
        var high = wall.shifted + 2 * 86_400
        let before = lookUp(low).offset
        while low + 1 < high {
            let middle = (low + high) / 2
            if lookUp(middle).offset == before { low = middle } else { high = middle }
        }
        return self.wall(Date(timeIntervalSince1970: TimeInterval(high)))
    }
}
