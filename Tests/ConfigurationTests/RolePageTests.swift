import Foundation
import RecordedPages
import TerminalCore
import Testing

@testable import Configuration

/// Checks `themes/README.md` against the code.
@Suite struct RolePageTests {
    @Test func `the table of roles`() throws {
        var table = "| Role | Use | Default |\n| --- | --- | --- |\n"
        for role in Role.allCases {
            table += "| `\(role.rawValue)` | \(role.purpose) | \(role.parent.map { "`\($0.rawValue)`" } ?? "") |\n"
        }
        #expect(try RecordedSection("roles", of: "themes/README.md").recorded(table) == table)
    }

    @Test func `the example is a valid theme`() throws {
        let page = try String(contentsOf: RecordedSection.root.appending(path: "themes/README.md"), encoding: .utf8)
        let example = try #require(
            page.components(separatedBy: "```toml\n").dropFirst().first?.components(separatedBy: "```").first)
        let theme = try ThemeFile(text: example, name: "mine", file: "themes/mine.toml")
        #expect(theme.inherits?.value == "midnight")
        #expect(theme.rules.count == 2)
    }
}
