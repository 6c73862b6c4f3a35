import Foundation
package import Jinja

/// The system's time zones, for tests.
package enum ZoneFolder {
    /// Finds the file of a zone under `/usr/share/zoneinfo`, case-insensitive.
    package static let system: ZoneLoader = { name in
        var path = "/usr/share/zoneinfo"
        var found: [String] = []
        for part in name.split(separator: "/", omittingEmptySubsequences: false) {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
            guard
                let entry = entries.first(where: { $0 == part })
                    ?? entries.first(where: { $0.lowercased() == part.lowercased() })
            else { return nil }
            found.append(entry)
            path += "/" + entry
        }
        return FileManager.default.contents(atPath: path).map {
            ZoneFile(name: found.joined(separator: "/"), bytes: Array($0))
        }
    }
}
