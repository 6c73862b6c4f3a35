import Foundation
import JSON
import Testing

/// A shift with a server that keeps failing: the same keys again and again, and a console that uses no more resources at the end than at
/// the start. `SOAK_MINUTES=30 swift test --filter SoakStories` for a long run.
@Suite struct SoakStories {
    private static let minutes = ProcessInfo.processInfo.environment["SOAK_MINUTES"].flatMap { Double($0) }

    private static let faults = #"""
        [
          { "fault": "lose-answer", "request": "update", "every": 4 },
          { "fault": "broken-json", "request": "update", "every": 7 },
          { "fault": "lose-answer", "request": "start", "every": 3 },
          { "fault": "reset", "request": "stop", "every": 5 },
          { "fault": "502-html", "request": "create", "every": 3 },
          { "fault": "500-json", "request": "delete", "every": 4 },
          { "fault": "cut", "request": "get", "every": 7 },
          { "fault": "503-json", "request": "list", "every": 5 },
          { "fault": "page-count-varies", "request": "list", "every": 6 },
          { "fault": "429-retry-after", "every": 23 },
          { "fault": "byte-by-byte", "every": 11 },
          { "fault": "length-too-short", "every": 31 },
          { "fault": "deep-json", "every": 37 },
          { "fault": "64-mib", "every": 61 },
          { "fault": "silence", "every": 97 }
        ]
        """#

    @Test func `a shift with a failing server ends with the resources it began with`() async throws {
        try await Story.run(faults: Self.faults) { story in
            let server = story.server
            let more = "read_timeout_seconds = 3"
            try story.configure([("prod", server.url, server.token, more), ("same", server.url, server.token, more)])
            try Self.open(story)
            let console = try story.console()
            // Another console of the same user, in the same drafts.
            try story.openSecondTerminal()
            try Self.open(story)
            let other = try story.console()
            story.swapTerminals()
            var figures: [ProcessFigures] = []
            var otherFigures: [ProcessFigures] = []
            let start = ContinuousClock.now
            var shift = Shift(story)
            var neighbour = Shift(story)
            while figures.count < 3 || ContinuousClock.now - start < .seconds(60 * (Self.minutes ?? 0)) {
                try shift.round()
                figures.append(try ProcessFigures(of: console))
                story.swapTerminals()
                try neighbour.visit()
                otherFigures.append(try ProcessFigures(of: other))
                story.swapTerminals()
            }
            let hours = String(format: "%.1f", (ContinuousClock.now - start) / .seconds(60))
            print("soak: \(figures.count) rounds in \(hours) minutes, \(try server.requests().count) requests")
            for figures in [figures, otherFigures] {
                Self.printFigures(figures)
                Self.judge(figures)
            }
            try Self.expectNothingDoubled(server)
            try shift.expectNothingLost()
            try shift.end()
            story.swapTerminals()
            try neighbour.end()
        }
    }

    private static func open(_ story: Story) throws {
        try story.terminal.type("export EDITOR=true", "Enter")
        try story.terminal.type("\"$CONSOLE\" --context prod --refresh 5", "Enter")
        try story.terminal.wait(for: "/12")
    }

    /// Prints ten of them, evenly spread.
    private static func printFigures(_ figures: [ProcessFigures]) {
        for index in 0..<10 where figures.count > 10 {
            let number = index * (figures.count - 1) / 9
            let figure = figures[number]
            print(
                "soak: round \(number + 1): \(figure.memory) kB, \(figure.descriptors) descriptors,",
                "\(figure.threads) threads")
        }
    }

    /// Nothing grows. In a long run the first rounds are ignored, because they fill the histories of requests and payloads.
    private static func judge(_ figures: [ProcessFigures]) {
        let third = figures.count / 3
        let parts = [figures[third..<(2 * third)], figures[(2 * third)...]]
        let descriptors = parts.map { $0.map(\.descriptors).max() ?? 0 }
        #expect(descriptors[1] <= descriptors[0] + 3)
        guard minutes != nil else { return }
        let memory = parts.map { $0.map(\.memory).reduce(0, +) / max(1, $0.count) }
        print("soak: \(memory[0]) kB on the average of the second third, \(memory[1]) kB of the last")
        #expect(memory[1] <= memory[0] + memory[0] / 10)
    }

    /// No integration was created twice, whatever happened to the responses. The server accepts a name only once: a second creation would
    /// be a rejected write.
    private static func expectNothingDoubled(_ server: Server) throws {
        let orders = try server.writes().filter { $0.method == "POST" && $0.path.hasSuffix("/integrations/") }
        for (name, orders) in Dictionary(grouping: orders, by: { $0.body["name"]?.string ?? "" }) {
            let made = orders.firstIndex { $0.status == 201 }
            #expect(made == nil || made == orders.count - 1, "\(name) was ordered again after it was made")
        }
    }
}
