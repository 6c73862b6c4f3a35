import Foundation
import Testing

/// The console in a real terminal on a real server, and what a person does with it.
final class Story {
    let folder: String
    let server: Server
    let terminal: Tmux
    private let settingsBefore: String

    /// Tells a story on a thread of its own, for its steps block.
    static func tell(
        _ dialect: String = "cloud", width: Int = 120, height: Int = 36,
        _ body: @escaping @Sendable (Story) throws -> Void
    ) async throws {
        let result: Result<Void, any Error> = await withCheckedContinuation { continuation in
            let thread = Thread {
                continuation.resume(
                    returning: Result {
                        let story = try Story(dialect, width: width, height: height)
                        defer { try? FileManager.default.removeItem(atPath: story.folder) }
                        try body(story)
                    })
            }
            thread.stackSize = 8 << 20
            thread.start()
        }
        try result.get()
    }

    private init(_ dialect: String, width: Int, height: Int) throws {
        folder = NSTemporaryDirectory() + "oncall-story-" + UUID().uuidString.prefix(8)
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        server = try Server(folder: folder, dialect: dialect)
        terminal = try Tmux(
            folder: folder, width: width, height: height,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "TERM": "screen-256color",
                "PS1": "$ ", "TZ": "UTC", "GRAFANA_ONCALL_URL": server.url,
                "GRAFANA_ONCALL_ACCESS_TOKEN": server.token, "CONSOLE": Program.url.path,
            ])
        try terminal.wait(for: "the prompt", until: Story.isPrompt)
        settingsBefore = try Story.settings(terminal)
    }

    /// The terminal's own settings, as the shell sees them.
    private static func settings(_ terminal: Tmux) throws -> String {
        try terminal.type("clear; stty -a; echo done=$?", "Enter")
        let screen = try terminal.wait(for: "the settings") { $0.contains("done=0") }
        try terminal.type("clear", "Enter")
        try terminal.wait(for: "an empty screen") { !$0.contains("done=") }
        return screen
    }

    /// Whether the shell waits for a command; blanks at the end of a line are not in what tmux tells of a screen.
    private static func isPrompt(_ screen: String) -> Bool { screen.split(separator: "\n").last == "$" }

    // MARK: Steps

    /// Starts the console and waits until the whole list has come.
    func open(_ flags: String = "", until text: String = "/120") throws {
        try terminal.type("\"$CONSOLE\" \(flags)", "Enter")
        try terminal.wait(for: "the list") { $0.contains(text) && $0.contains("updated") }
    }

    /// Filters until exactly one integration is left, and goes to its detail.
    func find(_ name: String) throws {
        try terminal.type("/" + name, "Enter")
        try terminal.wait(for: "\(name) alone") { $0.contains("1/1 of") }
        try terminal.type("", "Enter")
        try terminal.wait(for: "Identity")
    }

    /// Walks down the detail to a row by its title.
    func go(to title: String) throws {
        for _ in 0..<60 {
            let screen = try terminal.screen()
            if screen.contains("› \(title)") { return }
            try terminal.type("j")
            try terminal.wait(for: "the cursor to move") { $0 != screen }
        }
        throw Tmux.Failure(description: "there is no row \(title)")
    }

    /// Leaves the console from the list, and waits for the shell.
    func quit() throws {
        for _ in 0..<4 where try isRunning() { try terminal.type("q") }
        try expectShell()
    }

    private func isRunning() throws -> Bool { try terminal.fact("alternate_on") == "1" }

    /// Expects that the shell has the terminal, and that it is as it was before the console.
    func expectShell(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
        try terminal.wait(for: "the shell") { [terminal] screen in
            guard let alternate = try? terminal.fact("alternate_on") else { return false }
            return alternate == "0" && Story.isPrompt(screen)
        }
        #expect(try terminal.fact("cursor_flag") == "1", sourceLocation: sourceLocation)
        #expect(try terminal.fact("mouse_any_flag") == "0", sourceLocation: sourceLocation)
        #expect(try Story.settings(terminal) == settingsBefore, sourceLocation: sourceLocation)
    }
}
