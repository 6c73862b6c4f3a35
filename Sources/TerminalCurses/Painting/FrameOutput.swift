import CCrashGuard
import CNcurses
import Glibc

/// Collects what belongs to one frame, and sends it in one go. ncurses flushes its output whenever it moves the cursor: a hundred times in a
/// frame, and each time the terminal wakes up to draw a piece.
///
/// While a frame is collected, a file in memory takes the place of the terminal for ncurses: it has no other way to give its output away.
struct FrameOutput: ~Copyable {
    private let tty: TTY
    /// -1 if there can be none: everything is then written at once.
    private let file: Int32
    private var isCollecting = false

    init(_ tty: TTY) {
        self.tty = tty
        file = cn_memory_file()
    }

    deinit { if file >= 0 { close(file) } }

    /// Begins a frame. ncurses has nothing buffered.
    mutating func begin() {
        guard file >= 0, lseek(file, 0, SEEK_SET) == 0 else { return }
        isCollecting = crash_guard_divert(file) == 0
    }

    /// Adds to the frame. ncurses has nothing buffered.
    borrowing func send(_ text: String) {
        guard isCollecting else { return tty.send(text) }
        var text = text
        // Memory is never written in part, unless there is no more.
        text.withUTF8 { _ = write(file, $0.baseAddress, $0.count) }
    }

    /// Sends the frame. ncurses has nothing buffered.
    mutating func end() {
        guard isCollecting else { return }
        isCollecting = false
        crash_guard_undivert()
        // Both descriptors have one position: that after the last byte.
        let size = Int(lseek(file, 0, SEEK_CUR))
        guard size > 0 else { return }
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, pread(file, buffer.baseAddress, size, 0))
        }
        tty.send(bytes)
    }
}
