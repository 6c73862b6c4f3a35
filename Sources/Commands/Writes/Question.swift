import Glibc

/// A question on the terminal.
enum Question {
    /// Whether somebody can be asked.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDERR_FILENO) == 1 }

    /// Asks, and waits for a line; nil at the end of input.
    /// - Throws: the status of a signal that arrives meanwhile.
    static func ask(_ question: String, _ interruption: Interruption) throws -> String? {
        TerminalText.print(question, to: STDERR_FILENO)
        while true {
            try interruption.check()
            // Signals are blocked, and end no read: a short time, so that Ctrl-C is an answer too.
            var polled = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
            if poll(&polled, 1, 100) > 0 { return readLine() }
        }
    }
}
