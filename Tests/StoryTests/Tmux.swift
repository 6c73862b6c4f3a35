import Foundation
import Glibc

/// A terminal of its own, in a tmux server of its own, with a shell in it.
///
/// Its calls block, so stories run on threads of their own.
final class Tmux {
    /// What kept a story from going on.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let socket: String
    private let folder: String
    /// Readable whenever the terminal got output.
    private let output: Int32

    /// - Parameters:
    ///   - folder: a new folder that is the story's alone.
    ///   - environment: what the shell gets; nothing else of ours.
    init(folder: String, width: Int, height: Int, environment: [String: String]) throws {
        self.folder = folder
        socket = folder + "/tmux"
        let fifo = folder + "/output"
        guard mkfifo(fifo, 0o600) == 0 else { throw Failure(description: "mkfifo: \(errno)") }
        // Read and write: it neither waits for tmux nor ends with it.
        output = open(fifo, O_RDWR | O_NONBLOCK | O_CLOEXEC)
        let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
        try tmux(
            ["-f", "/dev/null", "new-session", "-d", "-x", "\(width)", "-y", "\(height)", "env", "-i"] + variables + [
                "sh"
            ])
        try tmux(["set", "-g", "status", "off"])
        try tmux(["set", "-g", "escape-time", "0"])
        try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
        try tmux(["pipe-pane", "-o", "exec cat > '\(fifo)'"])
    }

    deinit {
        _ = try? tmux(["kill-server"])
        close(output)
    }

    // MARK: Doing

    /// Types text, and then keys by their names in tmux: `Enter`, `C-s`.
    func type(_ text: String, _ keys: String...) throws {
        if !text.isEmpty { try tmux(["send-keys", "-l", text]) }
        if !keys.isEmpty { try tmux(["send-keys"] + keys) }
    }

    /// Pastes as a terminal does: in brackets, if the program asked for them.
    func paste(_ text: String) throws {
        try tmux(["set-buffer", text])
        try tmux(["paste-buffer", "-p"])
    }

    func resize(width: Int, height: Int) throws {
        try tmux(["resize-window", "-x", "\(width)", "-y", "\(height)"])
    }

    // MARK: Looking

    /// What is on the screen, blanks at the end of lines left out.
    func screen() throws -> String {
        try tmux(["capture-pane", "-p"])
    }

    /// A fact that tmux knows: `alternate_on`, `cursor_flag`, `mouse_any_flag`.
    func fact(_ name: String) throws -> String {
        try tmux(["display-message", "-p", "#{\(name)}"]).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Waits until the screen is as wanted.
    /// - Parameter what: for the message when it never is.
    @discardableResult
    func wait(for what: String, seconds: Double = 30, until isThere: (String) -> Bool) throws -> String {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while true {
            let screen = try screen()
            if isThere(screen) { return screen }
            let left = (deadline - .now) / .milliseconds(1)
            guard left > 0 else { throw Failure(description: "waited in vain for \(what). The screen:\n\(screen)") }
            // Until there is something new to see; what came between the look and here is in the pipe already.
            var polled = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
            poll(&polled, 1, Int32(min(left, 1_000)))
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            while read(output, &bytes, bytes.count) > 0 {}
        }
    }

    @discardableResult
    func wait(for text: String) throws -> String {
        try wait(for: "'\(text)'") { $0.contains(text) }
    }

    @discardableResult
    private func tmux(_ arguments: [String]) throws -> String {
        let (text, words, status) = try Child.run(
            ["tmux", "-S", socket] + arguments,
            ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"])
        guard status == 0 else { throw Failure(description: "tmux \(arguments.joined(separator: " ")): \(words)") }
        return text
    }
}
