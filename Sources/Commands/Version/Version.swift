/// The version of oncall-tui; also in its `User-Agent`.
package enum Version {
    /// As `--version` prints it.
    package static let text = "0.2.0"
    /// The date of this version, for the man pages.
    static let date = "2026-11-29"
}
