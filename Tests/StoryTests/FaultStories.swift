import Testing

/// Network and server failures: nothing is lost, nothing is done twice, nothing false is shown.
@Suite struct FaultStories {
    /// A console on a faulty line, with a save planned and not yet sent.
    private func plannedSave(_ story: Story) throws -> FaultyLine {
        let line = try FaultyLine(to: story.server)
        try story.open(variables: line.variables)
        try story.editTitle()
        try story.terminal.type("kept")
        try story.plan()
        return line
    }

    @Test func `a save whose response is lost is found to be saved, and was sent once`() async throws {
        try await Story.run { story in
            let line = try self.plannedSave(story)
            let terminal = story.terminal
            line.set(.losesAnswers)
            try terminal.press("Enter")
            try terminal.wait(for: "rechecked, the server has it")
            line.set(.none)
            #expect(try story.server.writes().count == 1)
            #expect(try story.server.writes().last?.status == 200)
            try terminal.waitUntilGone("✎ 1 draft")
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a connection lost in the middle of a save loses no text, and the same key saves it`() async throws {
        try await Story.run { story in
            let line = try self.plannedSave(story)
            let terminal = story.terminal
            line.set(.losesOrders)
            try terminal.press("Enter")
            try terminal.wait(for: "the result of the recheck") {
                $0.contains("rechecked, the server does not have it") && $0.contains("kept")
            }
            #expect(try story.server.writes().isEmpty)
            line.set(.none)
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(try story.server.writes().count == 1)
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a save to an unreachable server waits, and is sent once it is back`() async throws {
        try await Story.run { story in
            let line = try self.plannedSave(story)
            let terminal = story.terminal
            line.cut()
            try terminal.press("Enter")
            try terminal.wait(for: "the wait") {
                $0.contains("no connection, retrying in") && $0.contains("of 3)")
                    && $0.contains("comparing with the server")
            }
            #expect(try story.server.writes().isEmpty)
            try line.mend()
            try terminal.wait(for: " saved; ")
            #expect(try story.server.writes().count == 1)
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a start of maintenance whose response is lost is one window, shown as running`() async throws {
        try await Story.run { story in
            let line = try FaultyLine(to: story.server)
            try story.open(variables: line.variables)
            try story.find(Story.plain)
            let terminal = story.terminal
            try terminal.type("m")
            try terminal.wait(for: "For how long")
            line.set(.losesAnswers)
            try terminal.press("Enter")
            try terminal.wait(for: "a window in list and detail") {
                $0.contains("maintenance is on until") && $0.contains("rechecked, the server")
                    && Story.remaining(in: $0).count == 2
            }
            let starts = try story.server.writes().filter { $0.path.hasSuffix("/maintenance_start") }
            #expect(starts.count == 1)
            #expect(starts.first?.status == 200)
            line.set(.none)
            // It can be stopped like any other.
            try terminal.type("M")
            try terminal.wait(for: "Stop maintenance now?")
            try terminal.type("y")
            try terminal.wait(for: "maintenance stopped")
            try story.quit()
        }
    }

    @Test func `a creation whose response is lost creates one integration, which is selected`() async throws {
        try await Story.run { story in
            let line = try FaultyLine(to: story.server)
            try story.open(variables: line.variables)
            let terminal = story.terminal
            try terminal.type("n")
            try terminal.wait(for: "New integration")
            try terminal.type("webhook", "Enter")
            try terminal.type("Made without a response")
            line.set(.losesAnswers)
            try terminal.press("Enter", "Enter", "Enter")
            try terminal.wait(for: "the new one in its detail") {
                $0.contains("created after all: Made without a response") && $0.contains("/121")
                    && Story.cursor(in: $0) == "› Name Made without a response"
            }
            #expect(try story.server.writes().count == 1)
            line.set(.none)
            try story.quit()
        }
    }

    @Test func `a series of rate limits is waited out, and background requests pause meanwhile`() async throws {
        try await Story.run(width: 150) { story in
            let line = try FaultyLine(to: story.server)
            try story.open(variables: line.variables)
            let terminal = story.terminal
            line.set(.refuses(seconds: 3))
            let before = line.requests
            try terminal.type("R")
            try terminal.wait(for: "the wait and its reason") {
                $0.contains("list: too many requests, retrying in") && $0.contains("r retries now")
                    && $0.contains("server busy, paused for")
            }
            // The list is still there, and can be scrolled.
            try terminal.type("jj")
            try terminal.wait(for: "─ 3/120")
            try terminal.wait(for: "the second wait") { $0.contains("(2 of 3)") }
            #expect(line.requests - before <= 3)
            line.set(.none)
            try terminal.type("r")
            try terminal.wait(for: "the list") { $0.contains("updated ") && !$0.contains("retrying") }
            try story.quit()
        }
    }

    @Test func `a server that goes away and comes back is read again without a key`() async throws {
        try await Story.run(width: 150) { story in
            let line = try FaultyLine(to: story.server)
            try story.open("--refresh 5", variables: line.variables)
            let terminal = story.terminal
            line.cut()
            try terminal.wait(for: "the first sign") { $0.contains("no connection, retry in") && $0.contains("1/120") }
            try terminal.wait(for: "the last retry") { $0.contains("not updated, as of") }
            let before = line.requests
            try line.mend()
            try terminal.wait(for: "a fresh list") { $0.contains("updated") && !$0.contains("not updated") }
            #expect(line.requests > before)
            try terminal.wait(for: "no message about the failure") { !$0.contains("could not be read") }
            try story.quit()
        }
    }
}
