import DemoServer
import Foundation
import JSON
import Testing

/// Text from others never commands the terminal: only sequences of terminfo and the console itself reach it.
@Suite struct InjectionStories {
    /// Terminal commands, one after the other. ncurses writes none of them.
    private static let evil = [
        "\u{1B}]52;c;ZXZpbA==\u{7}", "\u{1B}]0;owned\u{1B}\\", "\u{1B}Pq#\u{1B}\\", "\u{1B}_evil\u{1B}\\", "\u{1B}[2J",
        "\u{1B}[6n", "\u{1B}[?1049l", "\u{1B}c", "\u{9B}2J", "\u{9D}2;t\u{9C}", "\u{7}", "\u{8}", "\u{C}", "\u{7F}",
        "\u{85}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{200F}", "\u{FEFF}", "\u{E0041}", "\u{2028}", "\u{AD}",
        "\u{E000}",
    ]

    private static func evil(_ name: String) -> String { name + evil.map { "x" + $0 }.joined() + "x" }

    @Test(arguments: [(120, 36), (80, 24)])
    func `only the console's own sequences reach the terminal, whatever the server sends`(width: Int, height: Int)
        async throws
    {
        try await Story.run(width: width, height: height) { story in
            let terminal = story.terminal
            let text = JSONValue.string(InjectionStories.evil("evil")).compactText
            try OtherClient(server: story.server).change(
                Story.plain,
                """
                {"name": \(text), "description_short": \(text),
                "templates": {"slack": {"title": \(text), "message": \(text)}, "web": {"title": \(text)}}}
                """)
            try story.open("--theme midnight")
            // Every name of the demo, including the odd ones.
            try terminal.press("End", "Home")
            for _ in 0..<(120 / (height - 8) + 1) { try terminal.press("PageDown") }
            try terminal.type("/evil", "Enter", "Enter")
            try terminal.wait(for: "evilx␛]52;c;")
            try terminal.wait(for: "Enter edit")
            try terminal.press("End", "Home")
            try story.go(to: "Title")
            try story.edit()
            try terminal.type("{{ payload")
            for key in ["F2", "F3", "F4", "F5"] {
                try terminal.press(key, "PageDown", "PageUp")
                try terminal.wait(for: "Esc template")
                try terminal.press("Escape")
                try terminal.wait(for: "Esc leave")
            }
            // A save that the server rejects with a message, and one that it accepts.
            try terminal.type(".a }}")
            try terminal.press("C-s")
            try terminal.wait(for: "will be sent")
            try terminal.wait(for: "+ ")
            try terminal.press("PageDown", "Enter")
            try terminal.waitUntilGone("will be sent")
            try terminal.wait(for: " saved; ")
            try story.leaveEditor()
            for (keys, shown) in [
                ("H", "History of evil"), ("m", "For how long"), ("d", "Delete integration"), ("n", "New integration"),
                (":drafts", "drafts"), ("@", "Requests of this session"), ("?", "─ Keys ─"),
            ] {
                try terminal.type(keys)
                try terminal.wait(for: shown)
                if keys == "@" || keys == "H" {
                    try terminal.waitUntilGone("↻ loading")
                    try terminal.press("Enter", "PageDown", "PageDown", "End")
                    try story.waitForEntry()
                    try terminal.press("Escape")
                    try story.waitForList()
                }
                try terminal.press("Escape")
                try terminal.waitUntilGone(shown == "drafts" ? ":drafts" : shown)
            }
            try terminal.type("y")
            try terminal.wait(for: "sent the id to the terminal's clipboard")
            try story.quit()
            let output = TerminalOutput(terminal.recording.bytes)
            #expect(output.strangers == [])
            #expect(output.text.contains("evil"))
            // Sequences that are valid in themselves, but not here.
            for piece in InjectionStories.evil {
                #expect(!terminal.recording.contains("x" + piece), "\(piece.debugDescription)")
            }
        }
    }

    @Test func `no character that moves, hides or reorders reaches the terminal from any field of any pane`()
        async throws
    {
        let hostile = HostileServer()
        var wiring = DemoWiring()
        wiring.stages = [{ request, next in await hostile.stage(request, next) }]
        let demo = try await RunningDemo.start(DemoOptions(count: HostileServer.count), wiring)
        try await Story.run(width: 150, height: 44) { story in
            let terminal = story.terminal
            let server = "GRAFANA_ONCALL_URL=\(demo.url) GRAFANA_ONCALL_ACCESS_TOKEN=\(demo.token)"
            try story.open("--theme midnight", variables: server)
            // Every integration in list and detail, with its own pieces in each of its fields.
            for number in 0..<HostileServer.count {
                // Only those control characters are expected that the reader below can tell from ncurses output.
                let mark = number < 0x20 ? Unicode.Scalar(0x2400 + UInt32(number)).map { "\($0)x" } ?? "" : ""
                try terminal.wait(for: "─ evil\(number)x\(mark)")
                try terminal.press("Down")
            }
            try terminal.press("Home")
            try terminal.wait(for: "─ evil0x")
            try terminal.press("Enter")
            try terminal.wait(for: "Enter edit")
            try terminal.type("v")
            try terminal.press("End", "Home")
            try terminal.press("PageDown", "PageUp")
            for title in ["Labels", "Title"] {
                try story.go(to: title)
                try story.edit()
                try terminal.press("Down")
                try story.leaveEditor()
            }
            try story.edit()
            try terminal.press("C-o")
            try terminal.wait(for: "Choose a payload")
            try terminal.wait(for: "the last alerts") {
                $0.contains("Last alerts of this integration") && !$0.contains("loading")
            }
            try terminal.press("Up", "Up", "Enter")
            try terminal.wait(for: "alert 'evil0x")
            try terminal.press("F4")
            try terminal.wait(for: "Esc template")
            try terminal.press("PageDown", "PageUp", "Escape")
            try terminal.wait(for: "Esc leave")
            try terminal.press("M-a")
            try terminal.type("{{ payload | tojson }}{{ payload }}{{ payload.")
            try terminal.press("C-Space")
            try terminal.waitUntilGone("Esc leave")
            try terminal.press("Escape")
            try terminal.wait(for: "Esc leave")
            try terminal.type("a }}")
            try story.save()
            // The server's response to a save and to a read.
            try terminal.wait(for: "holds something else")
            try terminal.type("more")
            hostile.turn(.garbled)
            try terminal.press("C-s")
            try terminal.wait(for: "garbled")
            try terminal.press("Escape")
            hostile.turn(.speaking)
            // The message about the save takes most of the footer.
            try terminal.wait(for: "the editor") { $0.contains("─ Payload ─") && $0.contains("F1 help") }
            try story.leaveEditor()
            for (mood, shown) in [(HostileServer.Mood.garbled, "garbled"), (.failing, "evil0x")] {
                hostile.turn(mood)
                try terminal.type("r")
                try terminal.wait(for: shown)
            }
            for (keys, shown) in [
                ("m", "For how long"), ("d", "Delete integration"), ("n", "New integration"),
                ("H", "History of evil0x"), (":drafts", "drafts"), ("@", "Requests of this session"), ("?", "─ Keys ─"),
            ] {
                try terminal.type(keys)
                try terminal.wait(for: shown)
                if keys == "@" {
                    try terminal.waitUntilGone("↻ loading")
                    for key in ["End", "Up", "Up", "Home"] {
                        try terminal.press(key, "Enter")
                        try terminal.wait(for: "─ Request ")
                        try terminal.press("PageDown", "PageDown", "End", "Escape")
                        try terminal.wait(for: "Requests of this session")
                    }
                }
                try terminal.press("Escape")
                try terminal.waitUntilGone(shown == "drafts" ? ":drafts" : shown)
            }
            try terminal.type("y")
            try terminal.wait(for: "sent the id to the terminal's clipboard")
            try story.quitWithDraft()
            let output = TerminalOutput(terminal.recording.bytes)
            #expect(output.strangers == [])
            // Sequences that are valid in themselves, but not here.
            for piece in HostileServer.pieces where piece.hasPrefix("\u{1B}") && piece != "\u{1B}" {
                let isThere = terminal.recording.contains("x" + piece)
                #expect(!isThere, "\(piece.debugDescription)")
            }
        }
        await demo.stop()
    }

    @Test func `the output parser finds every unexpected sequence`() {
        // Not the sequence is wrong, but its position.
        let inOrder = ["\u{8}", "\u{1B}[?1049l", InjectionStories.evil[0]]
        for piece in InjectionStories.evil where !inOrder.contains(piece) {
            #expect(!TerminalOutput(Array("x\(piece)x".utf8)).strangers.isEmpty, "\(piece.debugDescription)")
        }
        for bytes: [UInt8] in [
            [0xFF], [0x9B], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x1B], [0x1B, 0x5B], [0xE2, 0x80],
        ] {
            #expect(!TerminalOutput(bytes).strangers.isEmpty, "\(bytes)")
        }
        let ours =
            "\u{1B}[?1049h\u{1B}[22;2t\u{1B}]2;oncall-tui · x\u{7}\u{1B}[H\u{1B}[J\u{1B}[38;5;12mé🔥\u{1B}(B\u{1B}[m\u{F}\r\n"
            + "\u{1B}]52;c;YWJj\u{7}\u{1B}[?2026h"
        #expect(TerminalOutput(Array(ours.utf8)).strangers == [])
    }
}
