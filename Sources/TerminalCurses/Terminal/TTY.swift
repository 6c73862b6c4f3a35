import CNcurses
import Glibc
import TerminalCore

/// Input and output of a terminal. Does not own its descriptors.
package struct TTY: Sendable {
    package let input: Int32
    package let output: Int32

    package init(input: Int32, output: Int32) {
        self.input = input
        self.output = output
    }

    /// Standard input and output if both are a terminal, otherwise the controlling terminal, which then stays open for the life
    /// of the process.
    ///
    /// - Throws: `TerminalError.noTerminal`.
    package static func find() throws(TerminalError) -> TTY {
        if isatty(0) == 1, isatty(1) == 1 { return TTY(input: 0, output: 1) }
        let own = open("/dev/tty", O_RDWR | O_CLOEXEC)
        guard own >= 0 else { throw .noTerminal }
        return TTY(input: own, output: own)
    }

    /// Columns and rows; nil if unknown.
    var size: Size? {
        var columns: Int32 = 0
        var rows: Int32 = 0
        guard cn_window_size(output, &columns, &rows) == 0, columns > 0, rows > 0 else { return nil }
        return Size(width: Int(columns), height: Int(rows))
    }

    /// Writes directly to the terminal, bypassing ncurses: only while ncurses has nothing buffered. If the terminal is gone, the
    /// output is dropped.
    func send(_ text: String) {
        var text = text
        text.withUTF8 { send($0) }
    }

    /// As `send(_:)` of a text.
    func send(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { send($0) } }

    private func send(_ bytes: UnsafeBufferPointer<UInt8>) {
        var done = 0
        while done < bytes.count {
            let count = write(output, bytes.baseAddress?.advanced(by: done), bytes.count - done)
            if count > 0 {
                done += count
            } else if count < 0, errno == EAGAIN {
                var writable = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
                guard poll(&writable, 1, -1) >= 0 || errno == EINTR,
                    writable.revents & Int16(POLLHUP | POLLERR) == 0
                else { return }
            } else if count == 0 || errno != EINTR {
                return
            }
        }
    }

    /// The byte sent by Backspace, from the terminal's settings.
    var erase: UInt8? {
        var settings = termios()
        guard tcgetattr(input, &settings) == 0 else { return nil }
        return settings.c_cc.2
    }
}
