import Foundation
import Jinja
import OnCallTemplates

/// The time zones of this machine, as files of zone data.
enum SystemZones {
    private static let folders = [
        "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
    ]

    /// Finds the file of a zone, whatever the case of the letters in its name.
    static func file(of name: String) -> ZoneFile? {
        for folder in folders {
            guard let found = path(name, in: folder),
                let data = FileManager.default.contents(atPath: folder + "/" + found)
            else { continue }
            return ZoneFile(name: found, bytes: Array(data))
        }
        return nil
    }

    /// The file of a zone, found part by part where its letters have another case.
    private static func path(_ name: String, in folder: String) -> String? {
        if FileManager.default.fileExists(atPath: folder + "/" + name) { return name }
        var found = ""
        for part in name.split(separator: "/", omittingEmptySubsequences: false) {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: folder + "/" + found)) ?? []
            guard let entry = entries.first(where: { $0.lowercased() == part.lowercased() }) else { return nil }
            found = found.isEmpty ? entry : found + "/" + entry
        }
        return found
    }
}

extension TemplateEnvironment {
    /// What templates find on an OnCall server, with the time zones of this machine.
    static let system = TemplateEnvironment.onCall { SystemZones.file(of: $0) }
}
