import DemoServer
import JSON
import Jinja
import TerminalCore

/// `--version --json`. The argument parser only knows `--version`: a top-level `--json` option would shadow that of the subcommands.
package enum VersionFlag {
    /// What `--version` does, for the man page.
    static let meaning = """
        Print the version. With `--json`: version, commit (`unknown` if the builder did not name it), dialects, the Unicode version of \
        character widths, and the version of the time zone data that templates use.
        """

    /// Whether the arguments ask for the version in JSON.
    package static func asksForJSON(_ arguments: [String]) -> Bool { arguments.sorted() == ["--json", "--version"] }

    /// The output.
    /// - Parameter commit: the commit the program was built from; empty if unknown.
    package static func json(commit: String) -> String {
        let facts: JSONValue = [
            "version": .string(Version.text), "commit": .string(commit.isEmpty ? "unknown" : commit),
            "dialects": .array(DemoDialect.allCases.map { .string($0.rawValue) }),
            "unicode": .string(unicodeVersion), "tzdata": .string(ZoneTable.version),
        ]
        return facts.indentedText()
    }
}
