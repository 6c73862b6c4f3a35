import RecordedPages
import Testing

/// The pictures of README, taken from the demo in a real terminal. `RECORD_README=1` writes them.
@Suite struct ReadmePictureStories {
    /// Expects that README shows this screen. Clocks change, so digits and the width of blanks are ignored.
    private static func expect(_ screen: String, isPicture name: String) throws {
        let picture = "```\n" + screen.trimmingSuffix { $0.isNewline } + "\n```\n"
        let recorded = try RecordedSection("picture \(name)", of: "README.md").recorded(picture)
        #expect(shape(recorded) == shape(picture), "\(picture)")
    }

    private static func shape(_ screen: String) -> String {
        screen.replacing(#/\d+/#) { _ in "0" }.replacing(#/ +/#) { _ in " " }
    }

    @Test func `the list and a detail`() async throws {
        try await Story.run(width: 120, height: 22) { story in
            try story.open("--demo")
            try story.terminal.type("jjjjj")
            let screen = try story.terminal.waitForWhole("a detail with a window") {
                $0.contains("─ Card processor webhooks ─") && $0.contains("left  Silence")
            }
            try Self.expect(screen, isPicture: "list")
        }
    }

    @Test func `a template and its result`() async throws {
        try await Story.run(width: 120, height: 18) { story in
            try story.open("--demo")
            try story.editTitle(of: Story.custom)
            try story.terminal.type("{{ payload.status | upper }} {{ payload.commonLabels.severity }} ")
            let screen = try story.terminal.waitForWhole("the result") {
                $0.contains("FIRING critical") && $0.contains("not saved yet") && $0.contains("Esc leave")
            }
            try Self.expect(screen, isPicture: "template")
        }
    }
}

extension String {
    fileprivate func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> String {
        var text = self
        while let last = text.last, isTrimmed(last) { text.removeLast() }
        return text
    }
}
