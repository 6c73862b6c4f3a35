import CNcurses
import Foundation
import ScratchFolders
import Testing

@testable import TerminalCore
@testable import TerminalCurses

/// Waiting, suspending, child processes, clipboard and title.
extension ScreenTests {
    // MARK: Waiting

    @Test func `keys and messages end the wait, keys first`() throws {
        let screen = try screen()
        terminal.type("é\u{1B}[1;5C\u{3}")
        mailbox.post(7)
        mailbox.post(8)
        #expect(
            screen.wait(for: mailbox) == [
                .input(.key(.char("é"))), .input(.key(Key(.right, .control))), .input(.key(.ctrl("c"))), .message(7),
                .message(8),
            ])
    }

    @Test func `a lone escape is a key, however many messages arrive meanwhile`() throws {
        let screen = try screen()
        terminal.type("\u{1B}")
        let mailbox = mailbox
        let stop = try Mailbox<Void>()
        Thread.detachNewThread {
            var polled = pollfd(fd: stop.descriptor, events: Int16(POLLIN), revents: 0)
            while poll(&polled, 1, 1) == 0 { mailbox.post(1) }
        }
        defer { stop.post(()) }
        var events: [DeviceEvent<Int>] = []
        while !events.contains(.input(.key(.escape))) { events += screen.wait(for: mailbox) }
        #expect(events.filter { $0 != .message(1) } == [.input(.key(.escape))])
    }

    @Test func `a paste without an end becomes text after a second`() throws {
        let screen = try screen()
        terminal.type("\u{1B}[200~text")
        let start = ContinuousClock.now
        #expect(screen.wait(for: mailbox) == [.input(.paste("text"))])
        #expect(ContinuousClock.now - start >= .seconds(1))
        terminal.type("q")
        #expect(screen.wait(for: mailbox) == [.input(.key(.char("q")))])
    }

    @Test func `Ctrl-C ends a paste without an end, and is text in one that arrives`() throws {
        let screen = try screen()
        terminal.type("\u{1B}[200~a\u{3}b")
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.message(1)])
        // Longer than between two parts of a paste.
        while screen.silence <= Screen.cancelDelay { sched_yield() }
        terminal.type("\u{3}")
        #expect(screen.wait(for: mailbox) == [.input(.paste("a\u{3}b"))])
    }

    @Test func `a text that arrives in parts is read in one go`() throws {
        let screen = try screen()
        let text = String(repeating: "0123456789", count: 2000)
        terminal.typeAll(text)
        var waits = 0
        var keys: [DeviceEvent<Int>] = []
        while keys.count < text.count {
            keys += screen.wait(for: mailbox)
            waits += 1
        }
        #expect(keys == text.map { .input(.key(.char($0))) })
        #expect(waits < 5)
    }

    @Test func `while there are keys to handle, nothing waits and further keys stay in the terminal`() throws {
        let screen = try screen()
        terminal.type("ab")
        #expect(screen.wait(for: mailbox, isBusy: true) == [])
        signals.post(SIGTERM)
        mailbox.post(1)
        #expect(screen.wait(for: mailbox, isBusy: true) == [.terminated(signal: SIGTERM), .message(1)])
        // The program ends: it waits, but not for keys.
        mailbox.post(2)
        #expect(screen.wait(for: mailbox, readsKeys: false) == [.message(2)])
        #expect(screen.wait(for: mailbox) == [.input(.key(.char("a"))), .input(.key(.char("b")))])
    }

    @Test func `a key that arrives in two parts is one key`() throws {
        let screen = try screen()
        terminal.type("\u{1B}[1;")
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.message(1)])
        terminal.type("5C")
        #expect(screen.wait(for: mailbox) == [.input(.key(Key(.right, .control)))])
    }

    @Test func `Backspace follows the terminal's settings`() throws {
        var settings = terminal.settings
        settings.c_cc.2 = 0x08
        tcsetattr(terminal.tty.input, TCSANOW, &settings)
        let screen = try screen()
        terminal.type("\u{8}\u{7F}")
        #expect(screen.wait(for: mailbox) == [.input(.key(.backspace)), .input(.key(.backspace))])
    }

    @Test func `a new size is reported once, and the whole screen is drawn`() throws {
        let screen = try screen()
        screen.show(canvas(["hello"]))
        _ = terminal.output()
        terminal.resize(width: 60, height: 12)
        signals.post(SIGWINCH)
        signals.post(SIGWINCH)
        #expect(screen.wait(for: mailbox) == [.resized(Size(width: 60, height: 12))])
        #expect(screen.size == Size(width: 60, height: 12))
        let large = canvas(["hello", String(repeating: "漢", count: 30)], size: screen.size)
        screen.show(large)
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(terminal.output())
        expect(virtual, shows: large)
        terminal.resize(width: 12, height: 3)
        signals.post(SIGWINCH)
        #expect(screen.wait(for: mailbox) == [.resized(Size(width: 12, height: 3))])
        // A canvas of the previous size, drawn a moment too late, is clipped.
        screen.show(large)
        var small = VirtualScreen(size: screen.size)
        small.take(terminal.output())
        #expect(small.text == "hello\n漢漢漢漢漢漢\n")
    }

    @Test func `a signal without a new size does not end the wait`() throws {
        let screen = try screen()
        signals.post(SIGWINCH)
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.message(1)])
    }

    @Test(arguments: [
        (SIGTERM, DeviceEvent<Int>.terminated(signal: SIGTERM)), (SIGINT, .terminated(signal: SIGINT)),
        (SIGQUIT, .terminated(signal: SIGQUIT)), (SIGUSR1, .terminated(signal: SIGUSR1)), (SIGHUP, .hungUp),
    ])
    func `signals that end programs are events`(signal: Int32, event: DeviceEvent<Int>) throws {
        let screen = try screen()
        signals.post(signal)
        #expect(screen.wait(for: mailbox) == [event])
    }

    @Test func `a lost terminal is reported once, and messages still arrive`() throws {
        let screen = try screen()
        screen.show(canvas(["hello"]))
        terminal.hangUp()
        #expect(screen.wait(for: mailbox) == [.hungUp])
        screen.show(canvas(["not shown"]))
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.message(1)])
    }

    // MARK: Suspending, children, clipboard and title

    @Test func `suspending releases the terminal, and resuming redraws`() throws {
        let before = terminal.settings.summary
        let screen = try screen()
        let canvas = canvas(["hello"], style: Style(foreground: .palette(100)))
        screen.show(canvas)
        var virtual = VirtualScreen(size: Size(width: 50, height: 10))
        virtual.take(terminal.output())
        var stopped: [UInt32] = []
        screen.jobControl = JobControl(isPossible: { true }, stop: { stopped = terminal.settings.summary })
        signals.post(SIGTSTP)
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.message(1)])
        #expect(stopped == before)
        virtual.take(terminal.output())
        #expect(virtual.modes == [7, 25])
        // While a shell has the terminal, nothing is drawn.
        screen.show(self.canvas(["hello again"]))
        #expect(terminal.output() == "")
        terminal.resize(width: 50, height: 10)
        signals.post(SIGCONT)
        #expect(screen.wait(for: mailbox) == [.resumed, .resized(Size(width: 50, height: 10))])
        let output = terminal.output()
        virtual.take(output)
        #expect(virtual.text.hasPrefix("hello again\n"))
        #expect(virtual.modes.isSuperset(of: [1000, 1049, 2004]))
        // The user's palette is unchanged.
        #expect(virtual.commands == [])
        screen.close()
        virtual.take(terminal.output())
        #expect(terminal.settings.summary == before)
    }

    @Test func `the program is not suspended if no shell could continue it`() throws {
        let screen = try screen()
        screen.jobControl = JobControl(isPossible: { false }, stop: { Issue.record("stopped") })
        _ = terminal.output()
        #expect(!screen.suspend())
        #expect(terminal.output() == "")
    }

    @Test func `a child gets the original terminal, and signals meanwhile are ignored`() throws {
        let before = terminal.settings.summary
        let screen = try screen()
        screen.show(canvas(["hello"]))
        _ = terminal.output()
        signals.post(SIGINT)
        #expect(
            try screen.run(["sh", "-c", "test -t 0 && test -t 1 && test -t 2 && printf 'in the child'; exit 3"])
                == .ended(3))
        let parts = terminal.output().components(separatedBy: "in the child")
        #expect(parts.count == 2)
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(parts[0])
        #expect(virtual.modes == [7, 25])
        virtual.take(parts.last ?? "")
        expect(virtual, shows: canvas(["hello"]))
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.message(1)])
        screen.close()
        #expect(terminal.settings.summary == before)
    }

    @Test func `a child's end by a signal, and a child that doesn't exist`() throws {
        let screen = try screen()
        #expect(try screen.run(["sh", "-c", "kill -TERM $$"]) == .ended(128 + SIGTERM))
        #expect(throws: TerminalError.system("no-such-program-here", ENOENT)) {
            try screen.run(["no-such-program-here"])
        }
        #expect(throws: TerminalError.self) { try screen.run([]) }
        #expect(screen.isOurs)
    }

    @Test func `when a child stops, so does the program, and both continue`() throws {
        let screen = try screen()
        var stops = 0
        screen.jobControl = JobControl(isPossible: { true }, stop: { stops += 1 })
        #expect(try screen.run(["sh", "-c", "kill -STOP $$; exit 5"]) == .ended(5))
        #expect(stops == 1)
        screen.jobControl = JobControl(isPossible: { false }, stop: { stops += 1 })
        #expect(try screen.run(["sh", "-c", "kill -STOP $$; exit 6"]) == .ended(6))
        #expect(stops == 1)
    }

    @Test func `a signal that ends the program is passed to the child and reported afterwards`() throws {
        let screen = try screen()
        signals.post(SIGTERM)
        let script = "trap 'exit 0' TERM; while :; do sleep 0.01; done"
        #expect(try screen.run(["sh", "-c", script]) == .interrupted(hasEnded: true))
        mailbox.post(1)
        #expect(screen.wait(for: mailbox).contains(.terminated(signal: SIGTERM)))
    }

    @Test func `a child that ignores the end of the program is not waited for`() throws {
        let screen = try screen()
        let scratch = try ScratchFolder()
        let path = scratch.path + "/ready"
        #expect(mkfifo(path, 0o600) == 0)
        let signals = signals
        Thread.detachNewThread {
            // Opens once the shell ignores the signal.
            close(open(path, O_RDONLY))
            signals.post(SIGTERM)
        }
        // It ends by itself, after the test.
        let start = ContinuousClock.now
        #expect(
            try screen.run(["sh", "-c", "trap '' TERM; : > '\(path)'; read x < /dev/null; sleep 20"])
                == .interrupted(hasEnded: false))
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test func `a child keeps a descriptor that it inherits, and no other`() throws {
        let screen = try screen()
        let kept = open("/dev/null", O_RDONLY | O_CLOEXEC)
        let other = open("/dev/null", O_RDONLY | O_CLOEXEC)
        defer {
            close(kept)
            close(other)
        }
        let script = "test -e /proc/self/fd/\(kept) && test ! -e /proc/self/fd/\(other)"
        #expect(try screen.run(["sh", "-c", script], inheriting: kept) == .ended(0))
    }

    @Test func `the clipboard and the title`() throws {
        let screen = try screen()
        _ = terminal.output()
        #expect(screen.write(clipboard: "grüße\n"))
        screen.setTitle("a\u{7}\u{1B}]52;c;AAAA\u{7}b" + String(repeating: "x", count: 1000))
        #expect(!screen.write(clipboard: String(repeating: "x", count: Screen.maxClipboardBytes + 1)))
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(terminal.output())
        #expect(virtual.commands.first == "52;c;Z3LDvMOfZQo=")
        #expect(virtual.commands.count == 2)
        #expect(virtual.commands.last?.hasPrefix("2;a␇␛]52;c;AAAA␇bxxx") == true)
        #expect((virtual.commands.last?.count ?? 0) < 210)
        screen.close()
        let linux = try Screen(tty: terminal.tty, environment: ["TERM": "linux"], signals: signals)
        _ = terminal.output()
        #expect(!linux.write(clipboard: "text"))
        linux.setTitle("title")
        #expect(terminal.output() == "")
    }
}
