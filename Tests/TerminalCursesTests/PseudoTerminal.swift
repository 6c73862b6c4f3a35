import CNcurses
import Foundation
import TerminalCore

@testable import TerminalCurses

/// A terminal with the test on its other end. Output is read on a thread of its own, as the kernel buffers only some kilobytes.
final class PseudoTerminal {
    let tty: TTY
    /// For a program that opens the terminal itself.
    let path: String
    private let master: Int32
    private let slave: Int32
    private let hungUp: Mailbox<Void>
    private let incoming: Mailbox<[UInt8]>
    private var received: [UInt8] = []

    init(width: Int = 80, height: Int = 24) throws {
        var ends: (Int32, Int32) = (-1, -1)
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&ends.0, &ends.1, &name, nil, nil) == 0 else { throw TerminalError.system("openpty", errno) }
        (master, slave) = ends
        path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        tty = TTY(input: slave, output: slave)
        hungUp = try Mailbox()
        let incoming = try Mailbox<[UInt8]>()
        self.incoming = incoming
        let (master, hungUp) = (master, hungUp)
        Thread.detachNewThread {
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            var polled = [master, hungUp.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            while poll(&polled, 2, -1) > 0, polled[1].revents == 0 {
                let count = read(master, &bytes, bytes.count)
                guard count > 0 else { break }
                incoming.post(Array(bytes[..<count]))
            }
            close(master)
            incoming.post([])
        }
        resize(width: width, height: height)
    }

    deinit {
        hungUp.post(())
        close(slave)
    }

    /// Closes the terminal window: the program's end stays open with nothing on the other side.
    func hangUp() {
        _ = output()
        hungUp.post(())
        var polled = pollfd(fd: slave, events: 0, revents: 0)
        while polled.revents & Int16(POLLHUP) == 0, poll(&polled, 1, 600_000) > 0 {}
    }

    func resize(width: Int, height: Int) {
        _ = cn_set_window_size(master, Int32(width), Int32(height))
    }

    /// Sends input, as from keyboard and mouse.
    func type(_ text: String) {
        let bytes = Array(text.utf8)
        _ = write(master, bytes, bytes.count)
    }

    /// Sends input from another thread: more than the kernel keeps for a terminal arrives in parts.
    func typeAll(_ text: String) {
        let (master, bytes) = (master, Array(text.utf8))
        Thread.detachNewThread {
            var done = 0
            while done < bytes.count {
                let count = bytes[done...].withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
                guard count > 0 else { return }
                done += count
            }
        }
    }

    /// Everything written to the terminal since the last call.
    func output() -> String {
        // A mark at the end: when it arrives, everything has.
        let mark = "<mark \(UInt64.random(in: 0 ... .max))>"
        tty.send(mark)
        while true {
            received += incoming.takeAll().joined()
            let text = String(decoding: received, as: UTF8.self)
            if text.hasSuffix(mark) {
                received = []
                return String(text.dropLast(mark.count))
            }
            var polled = pollfd(fd: incoming.descriptor, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, 600_000) > 0 else { return "(nothing came) " + text }
        }
    }

    var settings: termios {
        var settings = termios()
        tcgetattr(slave, &settings)
        return settings
    }
}

extension termios {
    /// The settings that programs change, comparable.
    var summary: [UInt32] { [c_iflag, c_oflag, c_cflag, c_lflag] }
}
