import Foundation
import Glibc
import Testing

/// The state folder can't be written, or another console writes to it too.
@Suite struct DiskStories {
    /// Opens a console whose state folder can't be written, and types a text into a template.
    private func typeWithoutDisk(_ text: String, _ story: Story, redirection: String = "") throws {
        try story.open(redirection, variables: "XDG_STATE_HOME=/dev/null")
        try story.editTitle()
        try story.terminal.type(text)
        try story.terminal.wait(for: "could not be written to disk")
        try story.terminal.wait(for: "✗ not on disk")
    }

    private func expectStatus(_ status: Int, _ story: Story) throws {
        try story.terminal.type("echo status $?", "Enter")
        try story.terminal.wait(for: "status \(status)")
    }

    @Test func `a text that is not on disk is never promised, and goes to a file that the user names`() async throws {
        try await Story.run { story in
            try typeWithoutDisk("precious", story)
            let terminal = story.terminal
            try story.leaveEditor()
            try terminal.wait(for: "this draft is not on disk")
            try terminal.wait(for: "✗ 1 draft, not on disk")
            try terminal.press("Escape")
            try terminal.waitUntilGone("this draft is not on disk")
            try terminal.type("1")
            try terminal.wait(for: "the mark in the list") { $0.contains("› ✗ Security findings") }
            try terminal.type("q")
            try terminal.wait(for: "1 draft is not on disk, and will be lost:")
            try terminal.wait(for: "Slack title of Security findings")
            // The default is to stay.
            try terminal.press("Enter")
            try terminal.waitUntilGone("will be lost")
            try terminal.type("q")
            try terminal.wait(for: "will be lost")
            try terminal.type("~/rescued.txt", "Enter")
            try terminal.wait(for: "1 draft is written to ~/rescued.txt")
            try expectStatus(0, story)
            #expect(try String(contentsOfFile: story.folder + "/rescued.txt", encoding: .utf8) == "precious")
            try story.expectShell()
        }
    }

    @Test func `a file that exists is not replaced, and the text can be printed`() async throws {
        try await Story.run { story in
            try typeWithoutDisk("precious", story)
            let terminal = story.terminal
            try story.leaveEditor()
            try terminal.type("1q")
            try terminal.wait(for: "will be lost")
            try terminal.type("/dev/null", "Enter")
            try terminal.wait(for: "/dev/null: File exists; type another path")
            try terminal.press("Down", "Enter")
            try terminal.wait(for: "the text in the shell") { $0.contains("\nprecious\n") && !$0.contains("Quit?") }
            try expectStatus(0, story)
        }
    }

    @Test func `a text that can't be written is printed if the console is terminated`() async throws {
        try await Story.run { story in
            try typeWithoutDisk("precious", story)
            kill(try story.console(), SIGTERM)
            try story.terminal.wait(for: "1 draft could not be written to disk: /dev/null/oncall-tui: Not a directory")
            try story.terminal.wait(for: "the text below its field") {
                $0.contains(" bytes:\n=== ") && $0.contains(" ===\nprecious")
            }
            try expectStatus(143, story)
            try story.expectShell()
        }
    }

    @Test func `a text that is longer than a pipe is printed to its end if the console is terminated`() async throws {
        try await Story.run { story in
            try typeWithoutDisk("precious", story)
            try story.terminal.pasteAsKeys(String(repeating: "a line of a long text\n", count: 4000) + "its last line")
            try story.terminal.wait(for: "its last line")
            kill(try story.console(), SIGTERM)
            try story.terminal.wait(for: "the end of the text in the shell") {
                $0.contains("its last line") && !$0.contains("╭")
            }
            try expectStatus(143, story)
        }
    }

    @Test func `a terminal that does not read keeps no console from ending that has a text to print`() async throws {
        try await Story.run { story in
            let lifeline = try Lifeline(story.folder + "/console.lifeline")
            try typeWithoutDisk("precious", story, redirection: "8> '\(story.folder)/console.lifeline'")
            let console = try story.console()
            let tty = try story.terminal.fact("pane_tty")
            try story.terminal.freeze(true)
            defer { try? story.terminal.freeze(false) }
            try Tmux.fill(tty)
            kill(console, SIGCONT)
            kill(console, SIGTERM)
            let start = ContinuousClock.now
            try lifeline.waitForEnd()
            #expect(ContinuousClock.now - start < .seconds(20))
        }
    }

    private static func draftFiles(_ story: Story) -> [String] {
        let folder = story.folder + "/.local/state/oncall-tui/drafts"
        let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return files.filter { $0.hasSuffix(".json") }
    }

    @Test func `two consoles in one template have one file each, and lose nothing`() async throws {
        try await Story.run { story in
            try story.open()
            try story.editTitle()
            try story.openSecondTerminal()
            try story.open()
            try story.editTitle()
            for round in 1...8 {
                for name in ["left", "right"] {
                    story.swapTerminals()
                    try story.terminal.type("\(name)\(round) ")
                    try story.terminal.wait(for: "\(name)\(round) on disk") { _ in
                        try story.draftsOnDisk().contains("\(name)\(round) ")
                    }
                }
                #expect(Self.draftFiles(story).count <= 2)
            }
            let text = try story.draftsOnDisk()
            #expect(text.contains("left8 ") && text.contains("right8 "))
            // The one that has written last ends, and the other goes on.
            story.swapTerminals()
            try story.closeSecondTerminal()
            try story.leaveEditor()
            try story.terminal.type(":drafts", "Enter")
            try story.terminal.wait(for: "the draft of the other console") { $0.contains(" ~ ") && $0.contains("1/2") }
            try story.terminal.press("Escape")
            try story.terminal.waitUntilGone(" ~ ")
            try story.quitWithDraft()
            // What one has typed is the draft, and the other's text is announced.
            try story.open()
            try story.terminal.wait(for: "another console has a different text for one of your drafts")
            let after = try story.draftsOnDisk()
            #expect(after.contains("left8 ") && after.contains("right8 "))
            try story.terminal.type(":drafts", "Enter")
            try story.terminal.wait(for: "the draft of the other console") { $0.contains(" ~ ") && $0.contains("1/2") }
            try story.terminal.type("GX")
            try story.terminal.wait(for: "Drop the draft?")
            try story.terminal.type("y")
            try story.terminal.wait(for: "draft dropped")
            #expect(Self.draftFiles(story).count == 1)
            try story.terminal.press("Escape")
            try story.terminal.waitUntilGone("─ Drafts ─")
            try story.quitWithDraft()
        }
    }

    @Test func `the notice about the draft of another console goes when that console drops it`() async throws {
        try await Story.run { story in
            for name in ["left ", "right "] {
                if name == "right " { try story.openSecondTerminal() }
                try story.open()
                try story.editTitle()
                try story.terminal.type(name)
                try story.terminal.wait(for: "\(name) on disk") { _ in try story.draftsOnDisk().contains(name) }
            }
            let notice = "another console has a different text for this draft; it is kept in"
            try story.terminal.wait(for: notice)
            story.swapTerminals()
            try story.leaveEditor()
            try story.terminal.type("X")
            try story.terminal.wait(for: "Drop the draft?")
            try story.terminal.type("y")
            // Its own is gone, and the other's is reported.
            try story.terminal.wait(for: "another console has a newer draft of this field")
            story.swapTerminals()
            try story.terminal.waitUntilGone(notice)
            #expect(Self.draftFiles(story).count == 1)
            #expect(try story.draftsOnDisk().contains("right "))
        }
    }

    /// An editor that saves a text and stays open.
    private static func editor(_ story: Story) throws -> String {
        let path = story.folder + "/editor.sh"
        try
            "#!/bin/sh\nprintf 'from the editor\\n' > \"$1\"\nprintf $$ > \"$HOME/pid\"\nmv \"$HOME/pid\" \"$HOME/saved\"\nexec sleep 600\n"
            .write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
        return path
    }

    private func editOutside(_ story: Story) throws {
        try story.open(variables: "VISUAL='\(Self.editor(story))'")
        try story.editTitle(of: Story.custom)
        try story.terminal.press("M-e")
        try story.terminal.wait(for: "the editor") { _ in
            FileManager.default.fileExists(atPath: story.folder + "/saved")
        }
    }

    private func expectDraftFromEditor(_ story: Story) throws {
        try story.open()
        try story.terminal.wait(
            for: "a text that your editor has left is now the draft of Slack title of Payments API")
        try story.terminal.wait(for: "✎ 1 draft")
        try story.find(Story.custom)
        try story.go(to: "Title")
        try story.terminal.wait(for: "✎ from the editor")
        try story.quitWithDraft()
    }

    private func editorFiles(_ story: Story) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: story.folder + "/.local/state/oncall-tui/editor")
    }

    @Test func `a console that is killed while an editor is open finds its text`() async throws {
        try await Story.run { story in
            try editOutside(story)
            kill(try story.console(), SIGKILL)
            try story.terminal.wait(for: "Killed")
            try story.terminal.hangUp()
            try story.openTerminal()
            let editor = try #require(pid_t(String(contentsOfFile: story.folder + "/saved", encoding: .utf8)))
            defer { kill(editor, SIGKILL) }
            try expectDraftFromEditor(story)
            // The editor is still open: what it saves later is found too.
            let file = try #require(try editorFiles(story).first { $0.hasSuffix(".jinja") })
            try "more from the editor".write(
                toFile: story.folder + "/.local/state/oncall-tui/editor/" + file, atomically: false, encoding: .utf8)
            kill(editor, SIGKILL)
            try story.open()
            try story.terminal.wait(
                for: "a text that your editor has left is now the draft of Slack title of Payments API")
            #expect(try story.draftsOnDisk().contains("more from the editor"))
            try story.quitWithDraft()
            #expect(try editorFiles(story) == [])
        }
    }

    @Test func `a console that is terminated while an editor is open ends, and keeps its text`() async throws {
        try await Story.run { story in
            try editOutside(story)
            kill(try story.console(), SIGTERM)
            try story.terminal.wait(for: "1 draft is not saved to the server, and kept in")
            try expectStatus(143, story)
            try story.expectShell()
            #expect(try story.draftsOnDisk().contains("from the editor"))
            try expectDraftFromEditor(story)
            #expect(try editorFiles(story) == [])
        }
    }
}
