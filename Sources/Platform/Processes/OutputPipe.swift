import Glibc

/// A pipe that a child writes to, and the data read from it so far. Reading never blocks.
struct OutputPipe: ~Copyable {
    /// What the child has written so far.
    private(set) var bytes: [UInt8] = []
    private var reading: Int32
    /// For the child; -1 once it is closed here.
    private(set) var writing: Int32
    /// In bytes. Further data is discarded, to bound memory.
    private static let limit = 1 << 20

    /// - Throws: `EMFILE` or `ENFILE` if no descriptors are left.
    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw .last }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    deinit {
        if reading >= 0 { close(reading) }
        if writing >= 0 { close(writing) }
    }

    /// Closes our copy of the writing end: the pipe ends once the child's copies are closed.
    mutating func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    /// Reads what is available; closes the pipe at its end.
    mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 4 << 10)
        while reading >= 0 {
            let count = Glibc.read(reading, &buffer, buffer.count)
            if count > 0 {
                if bytes.count < OutputPipe.limit { bytes += buffer[..<count] }
            } else if count == 0 {
                close(reading)
                reading = -1
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Waits until there is data here or in `other`.
    func awaitBytes(and other: borrowing OutputPipe, milliseconds: Int32) {
        // poll skips negative descriptors, which are closed ones.
        var ends = [
            pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
            pollfd(fd: other.reading, events: Int16(POLLIN), revents: 0),
        ]
        _ = poll(&ends, 2, milliseconds)
    }
}
