import Synchronization

/// The time zones in use; each file is loaded and parsed once.
package final class ZoneCache: Sendable {
    private let load: ZoneLoader
    /// By lower-case name.
    private let known = Mutex<[String: ZoneRules]>([:])

    init(_ load: @escaping ZoneLoader) { self.load = load }

    /// The rules of `name`, case-insensitive.
    /// - Throws: `UnknownTimeZoneError`, as pytz does.
    package func rules(_ name: String) throws -> ZoneRules {
        if name.uppercased() == "UTC" { return .utc }
        let unknown = PythonError("UnknownTimeZoneError", PythonText.repr(name))
        guard ZoneCache.isPlain(name) else { throw unknown }
        let key = name.lowercased()
        if let rules = known.withLock({ $0[key] }) { return rules }
        guard let file = load(name), let rules = ZoneRules(file) else { throw unknown }
        known.withLock { $0[key] = rules }
        return rules
    }

    /// Whether this can be the name of a zone and does not leave the zone folder.
    private static func isPlain(_ name: String) -> Bool {
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy {
                $0 < 0x80
                    && (Unicode.Scalar($0).isPythonAlphanumeric || $0 == 0x2F || $0 == 0x2B || $0 == 0x2D || $0 == 0x5F)
            }
        return isPlain && !name.hasPrefix("/")
            && !["posix", "right", "localtime", "Factory", "posixrules"].contains(where: name.hasPrefix)
    }
}
