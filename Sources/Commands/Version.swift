/// Which oncall-tui this is; also in its `User-Agent`.
package enum Version {
    /// As `--version` prints it.
    package static let text = "0.1.0"
}
