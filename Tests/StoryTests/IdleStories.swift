import Glibc
import Testing

/// A console that nobody touches.
@Suite struct IdleStories {
    /// Waits until there is a span in which the console wakes up at most so often.
    private static func waitForSpan(_ seconds: UInt32, atMost limit: Int, _ story: Story) throws {
        let console = try story.console()
        let deadline = Deadline.blind
        var before = try ProcessFigures.waits(of: console)
        while true {
            sleep(seconds)
            let after = try ProcessFigures.waits(of: console)
            if after - before <= limit { return }
            guard !deadline.isOver else { throw Failure("\(after - before) wake-ups in \(seconds) s") }
            before = after
        }
    }

    @Test(arguments: ["", "--demo"])
    func `without a countdown on the screen nothing wakes up, with one it is once a second`(flags: String) async throws
    {
        try await Story.run { story in
            try story.open(flags)
            try story.terminal.wait(for: "updated")
            // The last thread of a pool ends some seconds after its work. Half a second may fall into either span.
            try Self.waitForSpan(4, atMost: 5, story)
            try story.terminal.type("/mobile crash", "Enter")
            try story.terminal.wait(for: "one row without a window") { $0.contains("1 of 120") || $0.contains("1/1") }
            // A dead window is checked every half a minute.
            try Self.waitForSpan(4, atMost: 0, story)
            try story.terminal.press("Escape")
            try story.quit()
        }
    }
}
