import Foundation
import JSON
import Testing

/// What a person on call does repeatedly, on a console whose server may fail at every step: no step relies on the previous one.
struct Shift {
    private let story: Story
    private var terminal: Tmux { story.terminal }
    private var number = 0
    private var lastText = ""

    init(_ story: Story) { self.story = story }

    mutating func round() throws {
        number += 1
        try look()
        try edit()
        try openAndCloseWindow()
        if number.isMultiple(of: 2) { try createAndDelete() }
        if number.isMultiple(of: 3) {
            try resize()
            try useOwnEditor()
        }
        if number.isMultiple(of: 4) { try changeContext() }
        if number.isMultiple(of: 5) { try missServer() }
    }

    /// What a colleague does meanwhile: reads the list again and again, and edits the same templates.
    mutating func visit() throws {
        number += 1
        try goHome()
        for _ in 0..<5 { try type("R") }
        try edit()
    }

    // MARK: Steps

    /// Presses keys, and waits until the console has handled them.
    private func press(_ keys: String...) throws {
        for key in keys { try terminal.press(key) }
        try terminal.rest()
    }

    private func type(_ text: String) throws {
        try terminal.type(text)
        try terminal.rest()
    }

    /// Back to the list, from any state.
    private func goHome() throws {
        for _ in 0..<6 {
            try press("Escape")
            let screen = try terminal.screen()
            if screen.contains("Enter open") || screen.contains("Enter edit") { break }
            // A question that has a no.
            if screen.contains("?") { try type("n") }
        }
        try type("1")
        try press("Escape")
        try terminal.wait(for: "the list") { $0.contains("Enter open") }
    }

    private func find(_ name: String) throws {
        try goHome()
        try type("/" + name)
        try press("Enter", "Enter")
    }

    /// Selects a row of the detail and opens it.
    private func open(row: Int) throws {
        try type("g" + String(repeating: "j", count: row))
        try press("Enter")
    }

    private func look() throws {
        try goHome()
        try type("Gkkgjjjr")
        for keys in ["?", "@", ":history", ":drafts"] {
            try terminal.type(keys, keys.hasPrefix(":") ? "Enter" : "Down")
            try terminal.rest()
            try press("Down", "Enter", "NPage", "Escape", "Escape")
            try goHome()
        }
    }

    private mutating func edit() throws {
        let names = [Story.plain, Story.custom, "Kafka consumers", "Vault seal status"]
        try find(names[number % names.count])
        try open(row: 9 + number % 5)
        // Another context may have the keyboard: the list is not there yet, or a question is open.
        guard try terminal.screen().contains("Esc leave") else { return }
        lastText = "soak \(number) "
        try press("M-a")
        try type(lastText + "{{ payload.alerts[0].labels | tojson }}")
        try press("F3", "Escape", "F4", "Escape", "F5", "Escape")
        try press("C-o", "Down", "Enter")
        try press("C-s")
        try press("Enter")
        try press("Escape", "Escape")
        try goHome()
    }

    private func openAndCloseWindow() throws {
        try find(Story.plain)
        try type("m")
        try press("Enter")
        try type("M")
        try type("y")
        try goHome()
    }

    private func createAndDelete() throws {
        try goHome()
        try type("n")
        try type("webhook")
        try press("Enter")
        try type("Made in round \(number)")
        try press("Enter", "Enter")
        try find("Made in round \(number)")
        try type("d")
        try type("delete")
        try press("Enter")
        try goHome()
    }

    private func resize() throws {
        for (width, height) in [(80, 24), (200, 50), (40, 10), (120, 36)] {
            try terminal.resize(width: width, height: height)
            try terminal.rest()
        }
    }

    private func useOwnEditor() throws {
        try find(Story.custom)
        try type("gjjjjjjjjj")
        try type("E")
        try goHome()
    }

    private func changeContext() throws {
        try goHome()
        try terminal.type(":context \(number.isMultiple(of: 8) ? "prod" : "same")", "Enter")
        try terminal.wait(for: "/12")
        try goHome()
    }

    /// The server does not respond for a while.
    private func missServer() throws {
        story.server.pause()
        defer { story.server.goOn() }
        try look()
        try openAndCloseWindow()
    }

    // MARK: The end

    /// The text typed last is a draft on disk, or the server has it.
    func expectNothingLost() throws {
        #expect(!lastText.isEmpty, "no editor was ever open")
        let isKept = try story.draftsOnDisk().contains(lastText)
        let isSent = try story.server.writes().contains { $0.body.compactText.contains(lastText) && $0.status == 200 }
        #expect(isKept || isSent, "'\(lastText)' is nowhere")
    }

    func end() throws {
        try goHome()
        try terminal.type("q")
        try terminal.wait(for: "the end, or the question") {
            $0.contains("Quit?") || $0.split(separator: "\n").last == "$"
        }
        if try terminal.screen().contains("Quit?") { try terminal.type("y") }
        try story.expectShell()
    }
}
