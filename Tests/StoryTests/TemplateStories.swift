import JSON
import Testing

/// Changing templates, in both dialects.
@Suite struct TemplateStories {
    @Test(arguments: ["cloud", "oss"], [(120, 36), (80, 24)])
    func `a user edits one template, and only one field is sent`(
        dialect: String, size: (Int, Int)
    ) async throws {
        try await Story.run(dialect, width: size.0, height: size.1) { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            // All of the old text is replaced.
            try terminal.press("M-a")
            try terminal.type("{{ payload.one }}", "Enter")
            try terminal.type("and 二")
            try terminal.wait(for: "not saved yet")
            #expect(try story.server.writes().isEmpty)
            try story.plan()
            try terminal.wait(for: "both texts") { $0.contains("+ {{ payload.one }}") && $0.contains("+ and 二") }
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter")
            try terminal.wait(for: " saved; ")
            let writes = try story.server.writes()
            #expect(writes.map(\.method) == ["PUT"])
            #expect(writes.map(\.status) == [200])
            #expect(
                writes.map(\.body.compactText) == [
                    #"{"templates":{"slack":{"title":"{{ payload.one }}\nand 二"}}}"#
                ])
            try terminal.waitUntilGone("not saved yet")
            try story.leaveEditor()
            try terminal.wait(for: "the text in the detail") { Story.cursor(in: $0) == "› Title {{ payload.one }}" }
            try story.quit()
        }
    }

    @Test func `a text that the server rejects stays, with the server's message`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            let terminal = story.terminal
            try terminal.type("{{ oops")
            // The console knows the server's error, and Enter does not send it.
            try terminal.press("C-s")
            try terminal.wait(for: "y send anyway")
            try terminal.press("Enter")
            try terminal.wait(for: "Enter: the server would refuse this")
            try terminal.press("Escape")
            try terminal.waitUntilGone("y send anyway")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("C-s")
            try terminal.wait(for: "y send anyway")
            try terminal.type("y")
            try terminal.wait(for: "the refusal") {
                $0.contains("not saved") && $0.contains("Your text is kept") && $0.contains("✎ not saved")
                    && $0.contains("1 {{ oops")
            }
            #expect(try story.server.writes().map(\.status) == [400])
            try terminal.press("End")
            try terminal.type(" }}")
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(try story.server.writes().map(\.status) == [400, 200])
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test(arguments: ["cloud", "oss"])
    func `x resets a template to the default, after the plan`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            try story.find(Story.custom)
            try story.go(to: "Title")
            let terminal = story.terminal
            try story.plan("x")
            try terminal.wait(for: "+ (the server's default)")
            // The key that opened the plan does not answer it.
            try terminal.type("xy")
            try terminal.press("Escape")
            try terminal.waitUntilGone("will be sent")
            try story.plan("x")
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter")
            try terminal.wait(for: "the default") {
                $0.contains("reset to default") && Story.cursor(in: $0) == "› Title default"
            }
            #expect(
                try story.server.writes().map(\.body.compactText) == [#"{"templates":{"slack":{"title":null}}}"#])
            try terminal.type("x")
            try terminal.wait(for: "this template is already the server default")
            try story.quit()
        }
    }

    @Test func `an empty text acts as the default, and the plan says so`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-a", "BSpace")
            try story.plan()
            try terminal.wait(for: "An empty template acts as the server's default")
            try terminal.press("Escape")
            try terminal.waitUntilGone("will be sent")
            #expect(try story.server.writes().isEmpty)
            try story.save()
            try terminal.wait(for: " saved; ")
            #expect(try story.server.writes().map(\.body.compactText) == [#"{"templates":{"slack":{"title":""}}}"#])
            try story.leaveEditor()
            try terminal.wait(for: "no text in the detail") {
                Story.cursor(in: $0) == "› Title empty: acts as the default"
            }
            try story.quit()
        }
    }

    @Test func `a paste of several lines is text, not keys`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            let terminal = story.terminal
            let text = "{% if payload.a %}\n  first q?\n\n\tlast 日本 é\u{301}\n{% endif %}"
            try terminal.paste(text)
            try terminal.wait(for: "five lines") { $0.contains("5 {% endif %}") && $0.contains("2   first q?") }
            // One paste is one undo step.
            try terminal.press("C-_")
            try terminal.waitUntilGone("endif")
            try terminal.press("C-y")
            try terminal.wait(for: "5 {% endif %}")
            try story.save()
            try terminal.wait(for: " saved; ")
            let body = try #require(try story.server.writes().last?.body)
            let sent = try #require(body["templates"]?["slack"]?["title"]?.string)
            #expect(sent.isExactly(text), "\(body.compactText)")
            try story.leaveEditor()
            try story.quit()
        }
    }
}
