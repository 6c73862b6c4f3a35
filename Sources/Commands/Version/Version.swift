/// Which oncall-tui this is; also in its `User-Agent`.
package enum Version {
    /// As `--version` prints it.
    package static let text = "0.2.0"
    /// When this version was made, as the man pages show it.
    static let date = "2026-11-29"
}
