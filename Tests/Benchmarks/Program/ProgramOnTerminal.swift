import Foundation
import Glibc

/// A program on a pseudo-terminal, with this process on the other end. If this process is killed, the terminal hangs up, and the program ends.
final class ProgramOnTerminal {
    private let terminal: Int32
    private let process: pid_t
    private let folder: String

    /// Starts the program with a home folder of its own.
    /// - Parameters:
    ///   - more: environment variables besides those of every program.
    ///   - home: what its home folder has at the start; nil for nothing.
    init(
        _ arguments: [String], _ more: [String] = [], home: String? = nil, width: Int = 120, height: Int = 36
    ) throws {
        folder = "/tmp/oncall-benchmark-\(UUID().uuidString.prefix(8))"
        if let home {
            try FileManager.default.copyItem(atPath: home, toPath: folder)
        } else {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        }
        let (terminal, path) = try Self.openTerminal(width: width, height: height)
        self.terminal = terminal
        let variables = ["PATH=/usr/bin:/bin", "HOME=\(folder)", "LC_ALL=C.UTF-8", "TERM=xterm-256color", "TZ=UTC"]
        process = try Self.start(arguments, variables + more, on: path)
    }

    /// What it has used so far.
    var usage: ProcessUsage { ProcessUsage(of: process) }

    func resize(width: Int, height: Int) {
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
    }

    /// Types keys.
    /// - Returns: the time to the last byte of the output, and how many there are.
    func time(_ keys: String, quiet milliseconds: Int32 = 40) throws -> (time: Duration, bytes: Int) {
        let start = ContinuousClock.now
        type(keys)
        // A key at the end of the list writes nothing.
        guard let output = listen(quiet: milliseconds, patience: 1) else { return (.zero, 0) }
        return (output.last - start, output.count)
    }

    deinit {
        kill(process, SIGKILL)
        waitpid(process, nil, 0)
        close(terminal)
        try? FileManager.default.removeItem(atPath: folder)
    }

    func type(_ text: String) {
        let bytes = Array(text.utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { write(terminal, $0.baseAddress, min($0.count, 2048)) }
            guard count > 0 else { return }
            sent += count
        }
    }

    /// Reads output until the program is quiet, but not before it has written `text`.
    /// - Parameter patience: seconds to wait for the text, or for any output.
    /// - Returns: the output with times; nil if the text does not appear.
    func listen(for text: String = "", quiet milliseconds: Int32 = 40, patience: Int32 = 30) -> ProgramOutput? {
        var output = ProgramOutput()
        let end = ContinuousClock.now + .seconds(Int(patience))
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while ContinuousClock.now < end {
            var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            let isDone = !output.isEmpty && (text.isEmpty || output.contains(text))
            guard poll(&polled, 1, isDone ? milliseconds : 1000) > 0 else {
                if isDone { return output }
                continue
            }
            let count = read(terminal, &bytes, bytes.count)
            guard count > 0 else { return nil }
            output.append(bytes[..<count])
        }
        return nil
    }

    /// Reads and drops output until the program is quiet; it may write nothing at all.
    /// - Parameter patience: the seconds after which a program that is never quiet is left alone.
    func settle(quiet milliseconds: Int32, patience: Int = 10) {
        let end = ContinuousClock.now + .seconds(patience)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        while ContinuousClock.now < end {
            var polled = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, milliseconds) > 0, read(terminal, &bytes, bytes.count) > 0 else { return }
        }
    }

    private static func openTerminal(width: Int, height: Int) throws -> (Int32, String) {
        let terminal = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        var unlocked: Int32 = 0
        var number: Int32 = 0
        // TIOCSPTLCK and TIOCGPTN.
        guard terminal >= 0, ioctl(terminal, 0x4004_5431, &unlocked) == 0, ioctl(terminal, 0x8004_5430, &number) == 0
        else { throw ProgramFailure("no pseudo-terminal: \(errno)") }
        var size = winsize(ws_row: UInt16(height), ws_col: UInt16(width), ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(terminal, UInt(TIOCSWINSZ), &size)
        return (terminal, "/dev/pts/\(number)")
    }

    private static func start(_ arguments: [String], _ variables: [String], on path: String) throws -> pid_t {
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // POSIX_SPAWN_SETSID: the first terminal that a session leader opens becomes its controlling terminal.
        posix_spawnattr_setflags(&attributes, 0x80)
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, 0, 1)
        posix_spawn_file_actions_adddup2(&actions, 0, 2)
        let argv = arguments.map { strdup($0) }
        let settings = variables.map { strdup($0) }
        defer { (argv + settings).forEach { free($0) } }
        var process: pid_t = 0
        let result = posix_spawn(&process, arguments[0], &actions, &attributes, argv + [nil], settings + [nil])
        guard result == 0 else { throw ProgramFailure("\(arguments[0]): \(String(cString: strerror(result)))") }
        return process
    }
}

/// Why a program can't be timed.
struct ProgramFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
