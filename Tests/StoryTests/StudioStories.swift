import Foundation
import JSON
import Testing

/// A template, its result, and the payload, on one screen.
@Suite struct StudioStories {
    @Test(arguments: ["cloud", "oss"])
    func `a user types, and sees what the alert will look like`(dialect: String) async throws {
        try await Story.run(dialect) { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.wait(for: "sample 'firing' ─╮")
            try terminal.press("M-a")
            try terminal.type("{{ payload.status | upper }}")
            try terminal.wait(for: "│ FIRING ")
            try terminal.type(" {{ payload.commonLabels.severty }}")
            try terminal.wait(for: "did you mean severity?")
            // An error replaces the result, with Jinja2's message.
            try terminal.type("{{ x | nosuch }}")
            try terminal.wait(for: "No filter named 'nosuch'.")
            try terminal.wait(for: "the server would refuse this template")
            try terminal.press("F3")
            try terminal.wait(for: "All results")
            try terminal.press("Escape")
            try story.leaveEditor()
            try terminal.type("X")
            try terminal.wait(for: "Drop the draft?")
            try terminal.type("y")
            try story.quit()
        }
    }

    @Test func `a user renders a template with a past alert, a sample and a file, and the choice is stored`()
        async throws
    {
        try await Story.run { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("F4")
            try terminal.wait(for: "sample 'firing'")
            try terminal.press("C-o")
            try terminal.wait(for: "Choose a payload")
            try terminal.wait(for: "the last alerts") {
                $0.contains("Last alerts of this integration") && !$0.contains("loading")
            }
            try terminal.press("Up", "Up", "Enter")
            try terminal.wait(for: "alert '")
            let file = story.folder + "/mine.json"
            try #"{"status": "from a file"}"#.write(toFile: file, atomically: true, encoding: .utf8)
            try terminal.press("C-o")
            try terminal.wait(for: "Choose a payload")
            try terminal.type(file, "Enter")
            try terminal.wait(for: "file \(file)")
            try terminal.press("C-End")
            try terminal.press("Left")
            try terminal.type(",")
            try terminal.wait(for: "expected a name in double quotes")
            try terminal.press("BSpace")
            try terminal.waitUntilGone("expected a name in double quotes")
            try terminal.press("Escape")
            try story.leaveEditor()
            try story.quit()
            try story.open()
            try story.editTitle(of: Story.custom)
            try story.terminal.press("F4")
            try story.terminal.wait(for: "from a file")
            try story.terminal.press("Escape")
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test(arguments: [(80, 24), (120, 36), (200, 50)])
    func `edit, review, plan, save, undo`(size: (Int, Int)) async throws {
        try await Story.run(width: size.0, height: size.1) { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-a")
            try terminal.type("{{ payload.commonLabels.alertname }} is {{ payload.status | upper }}")
            if size.0 < 104 { try terminal.press("F2") }
            try terminal.wait(for: "HighErrorRate is FIRING")
            // From the result as from the text.
            try story.plan()
            #expect(try terminal.screen().contains("+ {{ payload.commonLabels.alertname }} is"))
            #expect(try story.server.writes().isEmpty)
            try terminal.press("Enter")
            try terminal.wait(for: " saved; ")
            #expect(
                try story.server.writes().map(\.body.compactText) == [
                    #"{"templates":{"slack":{"title":"{{ payload.commonLabels.alertname }} is {{ payload.status | upper }}"}}}"#
                ])
            if size.0 < 104 {
                try terminal.press("Escape")
                try terminal.wait(for: "Esc leave")
            }
            try story.leaveEditor()
            try story.plan("z")
            #expect(try terminal.screen().contains("- {{ payload.commonLabels.alertname }} is"))
            try terminal.press("Enter")
            try terminal.wait(for: "Z redoes it")
            #expect(try story.server.writes().count == 2)
            try story.quit()
        }
    }

    @Test func `a user completes a path of the payload`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-a")
            try terminal.type("{{ payload.commonL")
            try terminal.press("C-Space")
            try terminal.wait(for: "{{ payload.commonLabels")
            try terminal.type(".")
            try terminal.press("C-Space")
            try terminal.wait(for: "alertname ")
            try terminal.type("sev")
            try terminal.press("Enter")
            try terminal.type(" }}")
            try terminal.wait(for: "│ critical ")
            try story.leaveEditor()
            try story.quitWithDraft()
        }
    }

    /// A program used as the editor.
    private static func script(_ story: Story, _ lines: String) throws -> String {
        let path = story.folder + "/my editor.sh"
        try "#!/bin/sh\n\(lines)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        let link = story.folder + "/editor"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        return link
    }

    @Test func `E opens the template in the external editor, and takes it back as one change`() async throws {
        try await Story.run { story in
            // The text it got, and whether it got the token.
            _ = try Self.script(
                story,
                """
                env > "$HOME/editor-environment"
                printf '%s\\n' "$@" > "$HOME/editor-arguments"
                ls -l "$2" | cut -c1-10 > "$HOME/editor-mode"
                printf '\\357\\273\\277by hand {{ payload.status }}\\n' > "$2"
                """)
            // The path has a blank.
            let path = "\(story.folder)/my editor.sh"
            try story.open(variables: "VISUAL=\"'\(path)' --wait\" EDITOR=false")
            try story.find(Story.custom)
            try story.go(to: "Title")
            let terminal = story.terminal
            try terminal.type("E")
            try terminal.wait(for: "text taken from the editor as one change")
            try terminal.wait(for: "│ by hand firing ")
            let arguments = try String(contentsOfFile: story.folder + "/editor-arguments", encoding: .utf8)
            #expect(arguments.hasPrefix("--wait\n") && arguments.hasSuffix("slack.title.jinja\n"))
            #expect(try String(contentsOfFile: story.folder + "/editor-mode", encoding: .utf8) == "-rw-------\n")
            let environment = try String(contentsOfFile: story.folder + "/editor-environment", encoding: .utf8)
            #expect(!environment.contains(story.server.token))
            try terminal.press("C-_")
            try terminal.wait(for: "{% set labels")
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `if the editor fails, the template is unchanged and the file is kept and named`() async throws {
        try await Story.run { story in
            let editor = try Self.script(story, "printf 'half done' > \"$1\"; exit 3")
            try story.open(variables: "EDITOR='\(editor)'")
            try story.editTitle(of: Story.custom)
            let terminal = story.terminal
            try terminal.press("M-e")
            try terminal.wait(for: "ended with status 3")
            try terminal.wait(for: "slack.title.jinja")
            let kept = try FileManager.default.subpathsOfDirectory(atPath: story.folder)
                .filter { $0.hasSuffix("slack.title.jinja") }
            #expect(kept.count == 1)
            #expect(try String(contentsOfFile: story.folder + "/" + kept[0], encoding: .utf8) == "half done")
            try terminal.wait(for: "{% set labels")
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `an open quote in VISUAL is reported`() async throws {
        try await Story.run { story in
            try story.open(variables: "VISUAL=\"vi '\"")
            try story.editTitle(of: Story.custom)
            try story.terminal.press("M-e")
            try story.terminal.wait(for: "a quote in $VISUAL is not closed")
            try story.leaveEditor()
            try story.quit()
        }
    }

    @Test func `a missing editor is reported`() async throws {
        try await Story.run { story in
            try story.open(variables: "EDITOR=no-such-editor")
            try story.editTitle(of: Story.custom)
            try story.terminal.press("M-e")
            try story.terminal.wait(for: "no-such-editor could not be started")
            try story.leaveEditor()
            try story.quit()
        }
    }
}
