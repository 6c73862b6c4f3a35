import Glibc

/// A pipe whose reading end never waits, and what has come out of it.
struct Pipe {
    private(set) var bytes: [UInt8] = []
    private var reading: Int32
    private(set) var writing: Int32
    /// More is thrown away, so that a talkative program can't fill the memory. In bytes.
    private static let limit = 1 << 20

    /// nil, with `errno`, where the process has no descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (reading, writing) = (ends[0], ends[1])
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(reading, F_SETFL, O_NONBLOCK)
    }

    /// Takes what is there. At the end of the pipe, closes it.
    mutating func read() {
        var buffer = [UInt8](repeating: 0, count: 4 << 10)
        while reading >= 0 {
            let count = Glibc.read(reading, &buffer, buffer.count)
            if count > 0 {
                if bytes.count < Pipe.limit { bytes += buffer[..<count] }
            } else if count == 0 {
                closeReading()
            } else if errno != EINTR {
                return
            }
        }
    }

    /// Waits until there is something to read, here or in `other`.
    func awaitBytes(and other: Pipe, milliseconds: Int32) {
        // poll passes over descriptors below zero: those that are closed.
        var ends = [reading, other.reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        _ = poll(&ends, 2, milliseconds)
    }

    mutating func closeWriting() {
        if writing >= 0 { close(writing) }
        writing = -1
    }

    mutating func closeReading() {
        if reading >= 0 { close(reading) }
        reading = -1
    }

    mutating func closeBoth() {
        closeReading()
        closeWriting()
    }
}
