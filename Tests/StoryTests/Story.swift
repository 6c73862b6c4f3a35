import Foundation
import Testing

/// The console in a real terminal with a real server, driven like a user would.
final class Story {
    let folder: String
    let server: Server
    private(set) var terminal: Tmux
    private let width: Int
    private let height: Int
    private var terminals = 1
    /// The terminal of a second console, beside `terminal`.
    private var second: Tmux?
    private var settingsBefore = ""
    /// How often the terminal settings were read.
    private var looks = 0

    /// Runs a story. At the end its window is closed, and all of its processes must end.
    /// - Parameter faults: the text of a fault file for the server.
    static func run(
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
        // Short, because socket paths are limited.
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
        for terminal in [terminal, second].compactMap(\.self) {
            do { try terminal.hangUp() } catch { Issue.record(error) }
        }
        try? FileManager.default.removeItem(atPath: folder)
    }

    /// A time zone where it is noon now: the ends of windows are on the same day, whenever the stories run.
    static let noon: String = {
        let hours = 12 - Int(Date().timeIntervalSince1970) / 3600 % 24
        return "<NOON>\(hours > 0 ? "-" : "+")\(abs(hours))"
    }()

    private static func terminal(
        _ number: Int, _ folder: String, _ width: Int, _ height: Int, _ server: Server
    ) throws -> Tmux {
        try Tmux(
            folder: folder, name: "\(number)", width: width, height: height,
            environment: [
                "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": folder, "LC_ALL": "C.UTF-8", "TERM": "screen-256color",
                "PS1": "$ ", "TZ": noon, "GRAFANA_ONCALL_URL": server.url,
                "GRAFANA_ONCALL_ACCESS_TOKEN": server.token, "CONSOLE": Program.url.path,
            ].merging(Child.sanitizing) { own, _ in own })
    }

    /// Opens another terminal for the same user, replacing the previous one.
    func openTerminal() throws {
        terminals += 1
        terminal = try Story.terminal(terminals, folder, width, height, server)
        try greetShell()
    }

    /// Opens another terminal for the same user, beside this one; `swapTerminals` goes back to it.
    func openSecondTerminal() throws {
        second = terminal
        try openTerminal()
    }

    /// Takes the other of two terminals.
    func swapTerminals() { if let other = second { (second, terminal) = (terminal, other) } }

    /// Closes the other of two terminals.
    func closeSecondTerminal() throws {
        try second?.hangUp()
        second = nil
    }

    // MARK: The shell

    private func greetShell() throws {
        try terminal.wait(for: "the prompt", until: Story.isPrompt)
        settingsBefore = try settings()
    }

    /// The terminal's own settings, as the shell sees them.
    private func settings() throws -> String {
        looks += 1
        // The shell's output differs from the typed text, and from earlier output.
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

    /// Whether the shell waits for a command; tmux leaves out blanks at the end of a line.
    private static func isPrompt(_ screen: String) -> Bool { screen.split(separator: "\n").last == "$" }

    /// Expects that the shell has the terminal back in its original state.
    func expectShell(_ sourceLocation: SourceLocation = #_sourceLocation) throws {
        try terminal.wait(for: "the shell") { [terminal] screen in
            try Story.isPrompt(screen) && terminal.fact("alternate_on") == "0"
        }
        #expect(try terminal.fact("cursor_flag") == "1", sourceLocation: sourceLocation)
        for fact in ["mouse_any_flag", "keypad_flag", "insert_flag"] {
            #expect(try terminal.fact(fact) == "0", "\(fact)", sourceLocation: sourceLocation)
        }
        #expect(try settings() == settingsBefore, sourceLocation: sourceLocation)
        // Now all output of the console is in the recording. On in every terminal: wrapping (7), the cursor (25).
        let leftOn = terminal.recording.modes.filter { $0.value && $0.key != 7 && $0.key != 25 }.keys.sorted()
        #expect(leftOn == [], "modes that were left on", sourceLocation: sourceLocation)
    }

    /// The process id of the console, the shell's only child.
    func console() throws -> pid_t {
        let shell = try terminal.fact("pane_pid")
        let children = try String(contentsOfFile: "/proc/\(shell)/task/\(shell)/children", encoding: .utf8)
        return try #require(children.split(separator: " ").first.flatMap { pid_t($0) })
    }

    /// The drafts on disk.
    func draftsOnDisk() throws -> String {
        let drafts = folder + "/.local/state/oncall-tui/drafts"
        let files = FileManager.default.enumerator(atPath: drafts)?.compactMap { $0 as? String } ?? []
        return try files.filter { $0.hasSuffix(".json") }
            .map { try String(contentsOfFile: "\(drafts)/\($0)", encoding: .utf8) }
            .joined(separator: "\n")
    }
}
