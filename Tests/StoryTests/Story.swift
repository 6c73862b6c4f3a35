import Foundation
import Testing

/// The console in a real terminal on a real server, and what a person does with it.
final class Story {
    let folder: String
    let server: Server
    private(set) var terminal: Tmux
    private let width: Int
    private let height: Int
    private var terminals = 1
    private var settingsBefore = ""
    /// How often the settings were looked at.
    private var looks = 0

    /// Tells a story. In the end its window is closed, and everything that ran for it has to go.
    /// - Parameter faults: the text of a file of rules by which the server breaks.
    static func tell(
        _ dialect: String = "cloud", width: Int = 120, height: Int = 36, faults: String? = nil,
        _ body: @escaping @Sendable (Story) throws -> Void
    ) async throws {
        try await Stage.perform {
            let story = try Story(dialect, width: width, height: height, faults: faults)
            defer { story.end() }
            try story.greetShell()
            try body(story)
        }
    }

    private init(_ dialect: String, width: Int, height: Int, faults: String?) throws {
        // Short, for sockets have short names.
        folder = "/tmp/oncall-story-" + UUID().uuidString.prefix(8)
        self.width = width
        self.height = height
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        do {
            server = try Server(folder: folder, dialect: dialect, faults: faults)
            terminal = try Story.terminal(1, folder, width, height, server)
        } catch {
            try? FileManager.default.removeItem(atPath: folder)
            throw error
        }
    }

    private func end() {
        do { try terminal.hangUp() } catch { Issue.record(error) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private static func terminal(
        _ number: Int, _ folder: String, _ width: Int, _ height: Int, _ server: Server
    ) throws -> Tmux {
        try Tmux(
            folder: folder, name: "\(number)", width: width, height: height,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "TERM": "screen-256color",
                "PS1": "$ ", "TZ": "UTC", "GRAFANA_ONCALL_URL": server.url,
                "GRAFANA_ONCALL_ACCESS_TOKEN": server.token, "CONSOLE": Program.url.path,
            ].merging(Child.sanitizing) { own, _ in own })
    }

    /// Opens another terminal for the same person, in the place of the one before.
    func openTerminal() throws {
        terminals += 1
        terminal = try Story.terminal(terminals, folder, width, height, server)
        try greetShell()
    }

    // MARK: The shell

    private func greetShell() throws {
        try terminal.wait(for: "the prompt", until: Story.isPrompt)
        settingsBefore = try settings()
    }

    /// The terminal's own settings, as the shell sees them.
    private func settings() throws -> String {
        looks += 1
        // What the shell prints differs from what is typed, and from what it printed before.
        let mark = "look \(looks) 0"
        try terminal.type("clear; stty -a; echo look \(looks) $?", "Enter")
        let screen = try terminal.wait(for: "the settings") { $0.contains(mark) && Story.isPrompt($0) }
        try terminal.waitForRecording(of: "the settings") { $0.contains(mark) }
        try terminal.type("clear", "Enter")
        try terminal.wait(for: "an empty screen") { Story.isPrompt($0) && !$0.contains("look") }
        return
            screen
            .split(separator: "\n").filter { !$0.contains("look") }.joined(separator: "\n")
    }

    /// Whether the shell waits for a command; blanks at the end of a line are not in what tmux tells of a screen.
    private static func isPrompt(_ screen: String) -> Bool { screen.split(separator: "\n").last == "$" }

    /// Expects that the shell has the terminal, and that it is as it was before the console.
    func expectShell(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
        try terminal.wait(for: "the shell") { [terminal] screen in
            try Story.isPrompt(screen) && terminal.fact("alternate_on") == "0"
        }
        #expect(try terminal.fact("cursor_flag") == "1", sourceLocation: sourceLocation)
        for fact in ["mouse_any_flag", "keypad_flag", "insert_flag"] {
            #expect(try terminal.fact(fact) == "0", "\(fact)", sourceLocation: sourceLocation)
        }
        #expect(try settings() == settingsBefore, sourceLocation: sourceLocation)
        // Now everything that the console wrote is in the recording. On in every terminal: wrapping (7), the cursor (25).
        let leftOn = terminal.recording.modes.filter { $0.value && $0.key != 7 && $0.key != 25 }.keys.sorted()
        #expect(leftOn == [], "modes that were left on", sourceLocation: sourceLocation)
    }

    /// The number of the console's process: the shell's only child.
    func console() throws -> pid_t {
        let shell = try terminal.fact("pane_pid")
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
    }

    /// What lies on disk as drafts.
    func draftsOnDisk() throws -> String {
        let drafts = folder + "/.local/state/oncall-tui/drafts"
        let files = FileManager.default.enumerator(atPath: drafts)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".json") }
            .map { try String(contentsOfFile: "\(drafts)/\($0)", encoding: .utf8) }
            .joined(separator: "\n")
    }
}
