import Glibc

/// Paths without links.
package enum RealPath {
    /// The file that a path leads to; nil if there is none.
    package static func of(_ path: String) -> String? {
        guard let found = realpath(path, nil) else { return nil }
        defer { free(found) }
        return String(cString: found)
    }
}
