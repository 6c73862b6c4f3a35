import Foundation
import Glibc

/// A terminal in its own tmux server, with a shell. Its calls block.
final class Tmux {
    private let socket: String
    /// Readable whenever the terminal got output.
    private let output: Int32
    /// Held by the shell and its child processes.
    private let lifeline: Lifeline
    /// The process of the terminal, while it is frozen.
    private var server: pid_t?
    /// The output of the terminal, as far as it was read.
    private(set) var recording = Recording()

    /// - Parameters:
    ///   - folder: used by this story only; `name` distinguishes its terminals.
    ///   - environment: the shell's whole environment.
    init(folder: String, name: String, width: Int, height: Int, environment: [String: String]) throws {
        socket = "\(folder)/\(name).tmux"
        let fifo = "\(folder)/\(name).output"
        guard mkfifo(fifo, 0o600) == 0 else { throw Failure("mkfifo: \(errno)") }
        // Opened for reading and writing, so that it neither waits for tmux nor ends with it.
        output = open(fifo, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        lifeline = try Lifeline("\(folder)/\(name).lifeline")
        let shell = ["sh", "-c", "exec sh 9> '\(folder)/\(name).lifeline'"]
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        // One call for all: nothing happens on the terminal outside of the recording.
        try tmux(
            ["-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "env", "-i"] + variables
                + shell
                + [";", "set", "-g", "status", "off", ";", "set", "-g", "escape-time", "0"]
                + [";", "resize-window", "-x", "\(width)", "-y", "\(height)"]
                + [";", "pipe-pane", "-o", "exec cat > '\(fifo)'"])
    }

    deinit { close(output) }

    // MARK: Doing

    /// Types text, and then keys by their tmux names: `Enter`, `C-s`.
    func type(_ text: String, _ keys: String...) throws {
        if !text.isEmpty { try tmux(["send-keys", "-l", text]) }
        if !keys.isEmpty { try tmux(["send-keys"] + keys) }
    }

    /// Presses keys by their tmux names.
    func press(_ keys: String...) throws { try tmux(["send-keys"] + keys) }

    /// Pastes like a terminal: bracketed if the program asked for it, with a carriage return at the end of each line.
    func paste(_ text: String) throws { try tmux(["set-buffer", text, ";", "paste-buffer", "-p"]) }

    /// Pastes like a terminal without bracketed paste: the text comes as keys, with a carriage return at the end of each line.
    func pasteAsKeys(_ text: String) throws {
        let file = socket + ".paste"
        try text.write(toFile: file, atomically: true, encoding: .utf8)
        try tmux(["load-buffer", file, ";", "paste-buffer"])
    }

    /// Stops and continues the terminal itself, which then does not read what programs write.
    func freeze(_ isFrozen: Bool) throws {
        if isFrozen { server = pid_t(try fact("pid")) }
        if let server { kill(server, isFrozen ? SIGSTOP : SIGCONT) }
    }

    /// Writes to the terminal until it takes no more; only while it is frozen.
    /// - Parameter path: `fact("pane_tty")`.
    static func fill(_ path: String) throws {
        let tty = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        guard tty >= 0 else { throw Failure("open: \(errno)") }
        defer { close(tty) }
        let zeros = [UInt8](repeating: 0, count: 4096)
        while write(tty, zeros, zeros.count) > 0 {}
        while write(tty, zeros, 1) > 0 {}
    }

    /// Moves or presses the mouse as terminals report it (SGR), counted from 0. Only for a program that enabled it.
    /// - Parameter button: 0 the left one, 64 the wheel up, 65 the wheel down.
    func mouse(_ button: Int, x: Int, y: Int) throws {
        guard try fact("mouse_any_flag") == "1", try fact("mouse_sgr_flag") == "1" else {
            throw Failure("the program takes no mouse")
        }
        let position = "\(x + 1);\(y + 1)"
        let release = button < 64 ? "\u{1B}[<\(button);\(position)m" : ""
        try tmux(["send-keys", "-l", "\u{1B}[<\(button);\(position)M" + release])
    }

    func resize(width: Int, height: Int) throws { try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"]) }

    /// Closes the terminal as closing its window does, and waits until all of its processes have ended.
    func hangUp() throws {
        try tmux(["kill-server"])
        try lifeline.waitForEnd()
    }

    // MARK: State

    /// The text on the screen, without blanks at the end of lines.
    func screen() throws -> String { try tmux(["capture-pane", "-p"]) }

    /// The text on the screen, with escape sequences for colours and attributes.
    func styledScreen() throws -> String { try tmux(["capture-pane", "-p", "-e"]) }

    /// A value of tmux: `alternate_on`, `cursor_flag`, `mouse_any_flag`.
    func fact(_ name: String) throws -> String {
        try tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until the screen is as expected.
    /// - Parameter what: for the message on failure.
    @discardableResult
    func wait(for what: String, until isThere: (String) throws -> Bool) throws -> String {
        var deadline = Deadline()
        var before = ""
        while true {
            let screen = try screen()
            if try isThere(screen) { return screen }
            // Clocks and countdowns change all the time.
            let still = screen.filter { !$0.isNumber }
            if still != before { deadline.putOff() }
            before = still
            guard !deadline.isOver else { throw Failure("waited in vain for \(what). The screen:\n\(screen)") }
            listen(deadline)
        }
    }

    /// Waits until a text is on the screen.
    @discardableResult
    func wait(for text: String) throws -> String { try wait(for: "'\(text)'") { $0.contains(text) } }

    /// Waits until a text is no longer on the screen.
    @discardableResult
    func waitUntilGone(_ text: String) throws -> String {
        try wait(for: "the end of '\(text)'") { !$0.contains(text) }
    }

    /// Waits until the screen is as expected and no frame is incomplete: tmux shows partial frames.
    func waitForWhole(_ what: String, until isThere: (String) -> Bool) throws -> String {
        var before: [Substring] = []
        return try wait(for: what) { screen in
            // Between two reads only the clock in the first line may change.
            let lines = Array(screen.split(separator: "\n").dropFirst())
            defer { before = lines }
            return isThere(screen) && lines == before && !recording.isWithinFrame
        }
    }

    /// Waits until the recording is as expected.
    func waitForRecording(of what: String, until isThere: (Recording) -> Bool) throws {
        var deadline = Deadline()
        while !isThere(recording) {
            guard !deadline.isOver else { throw Failure("\(what) was not written to the terminal") }
            if listen(deadline) { deadline.putOff() }
        }
    }

    /// Waits until the program has read every key, sleeps, and has written nothing for a moment; only for a limited time, because some
    /// programs never rest.
    func rest() throws {
        let shell = try fact("pane_pid")
        let tty = open(try fact("pane_tty"), O_RDONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
        defer { close(tty) }
        let end = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < end {
            let isBusy = Tmux.hasUnread(tty) || Tmux.isRunning(foregroundOf: shell)
            if !hear(atMost: 60), !isBusy { return }
        }
    }

    /// Whether there are unread keys.
    private static func hasUnread(_ tty: Int32) -> Bool {
        var count: Int32 = 0
        return ioctl(tty, UInt(FIONREAD), &count) == 0 && count > 0
    }

    /// Whether the foreground program of a shell is running, or waits for a processor or a disk.
    private static func isRunning(foregroundOf shell: String) -> Bool {
        guard let group = stat(of: shell)?.dropFirst(5).first, let state = stat(of: String(group))?.first else {
            return false
        }
        return state != "S" && state != "T"
    }

    /// The system's status of a process, from its state on.
    private static func stat(of process: String) -> [Substring]? {
        guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else { return nil }
        return text.split(separator: ")").last?.split(separator: " ")
    }

    /// Waits until there is new output, which may have been in the pipe since the last read.
    /// - Returns: whether there is.
    @discardableResult
    private func listen(_ deadline: Deadline) -> Bool {
        // Some awaited events produce no output.
        hear(atMost: min(deadline.milliseconds, 500))
    }

    /// Reads output, waiting for it; false if there was none.
    @discardableResult
    private func hear(atMost milliseconds: Int32) -> Bool {
        var polled = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, milliseconds) > 0 else { return false }
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = read(output, &bytes, bytes.count)
            guard count > 0 else { return true }
            recording.append(bytes[..<count])
        }
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let (text, errors, status) = try Child.run(
            ["tmux", "-S", socket] + arguments,
            ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"])
        guard status == 0 else { throw Failure("tmux \(arguments.joined(separator: " ")): \(errors)") }
        return text
    }
}
