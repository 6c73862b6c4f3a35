import Foundation
import TerminalCore
import Testing

@testable import Features

/// The tables of README that say the same as the code. `RECORD_README=1` writes them.
@Suite struct ReadmeTests {
    private static let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "README.md")

    /// What stands between the marks of `name`; recorded anew where that is asked for.
    private func section(_ name: String, recording text: String) throws -> String {
        var page = try String(contentsOf: Self.path, encoding: .utf8)
        let (start, end) = ("<!-- \(name) -->\n", "<!-- /\(name) -->")
        let opening = try #require(page.range(of: start))
        let closing = try #require(page.range(of: end))
        let inside = opening.upperBound..<closing.lowerBound
        if ProcessInfo.processInfo.environment["RECORD_README"] == "1" {
            page.replaceSubrange(inside, with: text)
            try page.write(to: Self.path, atomically: true, encoding: .utf8)
            return text
        }
        return String(page[inside])
    }

    @Test func `tables of keys and roles`() throws {
        // One after the other: both are in one file.
        #expect(try section("keys", recording: Self.keys) == Self.keys)
        #expect(try section("roles", recording: Self.roles) == Self.roles)
    }

    private static var keys: String {
        var text = ""
        for place in InputContext.allCases {
            text += "<details><summary>\(place.title)</summary>\n\n| Keys | |\n| --- | --- |\n"
            for binding in place.lines {
                let keys = binding.keys.map { "`\($0.name)`" }.joined(separator: " ")
                text += "| \(keys) | \(binding.help) |\n"
            }
            text += "\n</details>\n"
        }
        return text
    }

    private static var roles: String {
        var text = "| Role | What it is for | Else as |\n| --- | --- | --- |\n"
        for role in Role.allCases {
            text +=
                "| `\(role.rawValue)` | \(purposes[role] ?? "") | \(role.parent.map { "`\($0.rawValue)`" } ?? "") |\n"
        }
        return text
    }

    @Test func `every role has its purpose told`() {
        #expect(Role.allCases.allSatisfy { Self.purposes[$0] != nil })
    }

    private static let purposes: [Role: String] = [
        .text: "ordinary text; its background is the screen's", .muted: "secondary text: units, ages, `default`",
        .accent: "names of fields", .title: "headings of panes and groups",
        .selection: "the selected row of the focused pane", .selectionInactive: "the selected row of another pane",
        .border: "frames of panes", .focus: "frame and heading of the focused pane", .header: "the first line",
        .footer: "the last line: what keys do", .key: "keys in footer, help and dialogs", .ok: "a good state",
        .warning: "a state that wants attention: maintenance", .danger: "a failure, or what can't be undone",
        .match: "the part of a row that a filter matched", .draft: "a draft: not on the server yet",
        .busy: "a running request", .textSelection: "selected text in an editor",
        .lineNumber: "line numbers in an editor", .control: "marks in place of characters that a terminal must not get",
        .dialog: "the background of dialogs", .syntaxDelimiter: "`{{ }}` and `{% %}`",
        .syntaxKeyword: "`if`, `for`, `set`", .syntaxVariable: "variables and attributes",
        .syntaxFilter: "filters, tests and functions", .syntaxString: "strings", .syntaxNumber: "numbers",
        .syntaxComment: "comments", .syntaxError: "a place that the server would refuse",
        .diffAdded: "a line that comes with a change, marked `+`",
        .diffRemoved: "a line that goes with a change, marked `-`",
    ]
}
