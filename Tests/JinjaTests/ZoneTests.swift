import Foundation
import ServerTemplates
import Testing

@testable import Jinja

/// The time zones that are compiled in.
@Suite struct ZoneTests {
    /// What `Oracle/zone_digests.py` does with pytz.
    private static func digest(_ zone: ServerZone) -> String {
        var value: UInt64 = 0xCBF2_9CE4_8422_2325
        var seconds = (DateTime.ordinal(1880, 1, 1) - 719_163) * 86_400
        let end = (DateTime.ordinal(2050, 1, 1) - 719_163) * 86_400
        while seconds < end {
            let shown = zone.zone(at: seconds)
            for byte in "\(shown.offset / 60_000_000) \(shown.name)".utf8 {
                value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
            }
            seconds += 97 * 86_400 + 5 * 3600
        }
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    @Test func `all zones show what those of pytz 2025.2 show`() throws {
        let file = CorpusCase.folder.appendingPathComponent("Tables/zones.txt")
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 597)
        #expect(Set(lines.map { String($0.prefix { $0 != " " }) }) == Set(ZoneTable.shared.names))
        var different: [String] = []
        for line in lines {
            let parts = line.split(separator: " ")
            let zone = try ZoneTable.shared.zone(named: String(parts[0]))
            if ZoneTests.digest(zone) != parts[1] { different.append(String(parts[0])) }
        }
        #expect(different == [])
        #expect(ZoneTable.version == "2025b")
    }

    /// Nothing is read from the machine: `TZDIR` and the folders of the system play no part.
    @Test func `zones need no files`() throws {
        let sources = CorpusCase.folder.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Sources")
        for module in ["Jinja", "OnCallTemplates"] {
            let files = FileManager.default.enumerator(
                at: sources.appendingPathComponent(module), includingPropertiesForKeys: nil)
            for case let file as URL in files ?? FileManager.DirectoryEnumerator() where file.pathExtension == "swift" {
                let text = try String(contentsOf: file, encoding: .utf8)
                for word in ["zoneinfo", "TimeZone(", "localtime", "FileManager", "fopen"] {
                    #expect(!text.contains(word), "\(file.lastPathComponent): \(word)")
                }
            }
        }
    }
}
