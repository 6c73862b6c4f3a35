/// Which oncall-tui this is; also in its `User-Agent`.
package enum Version {
    package static let text = "0.1.0"
}
