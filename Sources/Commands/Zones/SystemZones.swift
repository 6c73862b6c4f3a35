package import Jinja
import OnCallTemplates
import Platform

/// The time zones of this machine, from zone data files.
enum SystemZones {
    private static let folders = [
        "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
    ]

    /// The maximum size of a zone data file in bytes; the largest of the system has some 4,000.
    private static let maxBytes = 1 << 20

    /// The version of the zone data, such as `2025b`; nil if unknown.
    static var version: String? {
        for folder in folders {
            // Debian and others have all zones in one text file that begins with the version; others have a file for it.
            if let text = text(folder + "/tzdata.zi"), text.hasPrefix("# version ") {
                return text.dropFirst("# version ".count).prefix { !$0.isWhitespace }.description
            }
            if let text = text(folder + "/+VERSION") { return text.prefix { !$0.isWhitespace }.description }
        }
        return nil
    }

    private static func text(_ path: String) -> String? {
        guard let bytes = try? OpenFile(path).contents(limit: maxBytes) else { return nil }
        return String(decoding: bytes.prefix(64), as: UTF8.self)
    }

    /// Finds the file of a zone, ignoring case.
    static func file(of name: String) -> ZoneFile? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        // The name comes from a template: it must not lead out of the directory.
        guard !parts.contains(where: { $0.isEmpty || $0 == "." || $0 == ".." }) else { return nil }
        for folder in folders {
            guard let found = path(parts, in: folder),
                let bytes = try? OpenFile(folder + "/" + found).contents(limit: maxBytes)
            else { continue }
            return ZoneFile(name: found, bytes: bytes)
        }
        return nil
    }

    /// The path of a zone file, found part by part where the case differs.
    private static func path(_ parts: [String], in folder: String) -> String? {
        var found = ""
        for part in parts {
            let entries = (try? FolderListing.names(at: found.isEmpty ? folder : folder + "/" + found)) ?? []
            guard
                let entry = entries.first(where: { $0 == part })
                    ?? entries.first(where: { $0.lowercased() == part.lowercased() })
            else { return nil }
            found = found.isEmpty ? entry : found + "/" + entry
        }
        return found
    }
}

extension TemplateEnvironment {
    /// What templates can use on an OnCall server, with the time zones of this machine.
    package static let system = TemplateEnvironment.onCall { SystemZones.file(of: $0) }
}
