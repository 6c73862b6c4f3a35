import CNcurses
import Foundation
import Testing

@testable import TerminalCore
@testable import TerminalCurses

/// One at a time: ncurses knows only one screen.
@Suite(.serialized) struct ScreenTests {
    private static let environment = [
        "TERM": "xterm-256color", "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]

    private let terminal: PseudoTerminal
    private let signals: Mailbox<Int32>
    private let mailbox: Mailbox<Int>

    init() throws {
        terminal = try PseudoTerminal(width: 40, height: 10)
        signals = try Mailbox()
        mailbox = try Mailbox()
    }

    private func screen(mouse: Bool = true) throws -> Screen {
        try Screen(tty: terminal.tty, environment: Self.environment, signals: signals, mouse: mouse)
    }

    private func canvas(_ lines: [String], style: Style = Style(), size: Size = Size(width: 40, height: 10)) -> Canvas {
        var canvas = Canvas(size: size)
        for (y, line) in lines.enumerated() { canvas.put(line, x: 0, y: y, style: style) }
        return canvas
    }

    private func expect(
        _ virtual: VirtualScreen, shows canvas: Canvas, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(virtual.surprises == [], sourceLocation: sourceLocation)
        #expect(virtual.text == canvas.text(), sourceLocation: sourceLocation)
        for (index, cell) in virtual.cells.enumerated() {
            let (x, y) = (index % canvas.size.width, index / canvas.size.width)
            let wanted = VirtualScreen.Cell(text: canvas[x, y].text, style: canvas[x, y].style)
            #expect(cell.asSeen == wanted.asSeen, "\(x), \(y)", sourceLocation: sourceLocation)
        }
    }

    // MARK: Coming and going

    @Test func `whatever is turned on is turned off again`() throws {
        let before = terminal.settings.summary
        let screen = try screen()
        screen.show(canvas(["hello"]))
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(terminal.output())
        #expect(virtual.modes == [7, 1000, 1002, 1004, 1006, 1049, 2004])
        #expect(terminal.settings.summary != before)
        screen.close()
        virtual.take(terminal.output())
        #expect(virtual.modes == [7, 25])
        #expect(terminal.settings.summary == before)
        screen.close()
        #expect(terminal.output() == "")
    }

    @Test func `the end of the object is the end of the screen`() throws {
        let before = terminal.settings.summary
        do {
            let screen = try screen()
            screen.show(canvas(["hello"]))
        }
        var virtual = VirtualScreen(size: Size(width: 40, height: 10))
        virtual.take(terminal.output())
        #expect(virtual.modes == [7, 25])
        #expect(terminal.settings.summary == before)
    }

    @Test func `without a mouse the terminal keeps its own selection`() throws {
        let screen = try screen(mouse: false)
        screen.show(canvas(["hello"]))
        #expect(!terminal.output().contains("?1000h"))
    }

    @Test(arguments: ["", "dumb", "no-such-terminal"])
    func `a terminal that can't be used is refused in words and left alone`(name: String) throws {
        let before = terminal.settings.summary
        #expect {
            try Screen(tty: terminal.tty, environment: ["TERM": name], signals: signals)
        } throws: {
            "\($0)".contains(name.isEmpty ? "TERM" : name)
        }
        #expect(terminal.output() == "")
        #expect(terminal.settings.summary == before)
    }

    @Test func `something that is no terminal is refused`() throws {
        let file = open("/dev/null", O_RDWR)
        defer { close(file) }
        #expect(throws: TerminalError.noTerminal) {
            try Screen(tty: TTY(input: file, output: file), environment: Self.environment, signals: signals)
        }
    }

    // MARK: Showing

    @Test func `a canvas is on the terminal as it was drawn`() throws {
        let screen = try screen()
        #expect(screen.size == Size(width: 40, height: 10))
        #expect(screen.colorDepth == .palette256)
        var canvas = canvas(["plain", "漢字 한국어 e\u{301} ก็ 🇫🇷 ❤️ 👩‍💻 end"])
        canvas.box(Rect(x: 2, y: 3, width: 36, height: 6), style: Style(foreground: .palette(200)))
        let attributes: [Style.Attributes] = [.bold, .dim, .italic, .underline, .reverse, [.bold, .reverse]]
        for (index, attributes) in attributes.enumerated() {
            canvas.put(
                "style", x: 3 + index * 6, y: 4,
                style: Style(foreground: .palette(UInt8(index * 3)), background: .palette(234), attributes: attributes))
        }
        canvas.fill(Rect(x: 0, y: 9, width: 40, height: 1), style: Style(background: .palette(4)))
        canvas.setCursor(x: 7, y: 1)
        screen.show(canvas)
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(terminal.output())
        expect(virtual, shows: canvas)
        #expect(virtual.cursor == Point(x: 7, y: 1))
        #expect(virtual.modes.contains(25))
        canvas.hideCursor()
        screen.show(canvas)
        virtual.take(terminal.output())
        #expect(!virtual.modes.contains(25))
    }

    @Test func `only what changed is sent, as one frame`() throws {
        let screen = try screen()
        screen.show(canvas(["first line", "second line"]))
        _ = terminal.output()
        screen.show(canvas(["first line", "second lime"]))
        let output = terminal.output()
        #expect(output.hasPrefix(TerminalModes.beginFrame))
        #expect(output.hasSuffix(TerminalModes.endFrame))
        #expect(output.contains("m"))
        #expect(!output.contains("first") && !output.contains("second"))
        screen.show(canvas(["first line", "second lime"]))
        #expect(terminal.output() == "")
    }

    @Test func `the cursor moves without a frame`() throws {
        let screen = try screen()
        var canvas = canvas(["text"])
        canvas.setCursor(x: 1, y: 0)
        screen.show(canvas)
        _ = terminal.output()
        canvas.setCursor(x: 30, y: 5)
        screen.show(canvas)
        let output = terminal.output()
        #expect(output == "\u{1B}[6;31H")
    }

    @Test func `no control character of a text gets to the terminal`() throws {
        let screen = try screen()
        screen.show(canvas([]))
        _ = terminal.output()
        screen.show(canvas(["\u{1B}]0;owned\u{7}\u{9B}31m\u{1B}[2J\r\n\t\u{202E}\u{E0041}"]))
        let output = terminal.output()
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(output)
        #expect(virtual.commands == [])
        #expect(virtual.text.hasPrefix("␛]0;owned␇\u{FFFD}31m␛[2J␍␊␉◌◌"))
        #expect(!output.unicodeScalars.contains { (0x80..<0xA0).contains($0.value) || $0.value == 0x202E })
    }

    @Test func `any canvas after any other is on the terminal as it was drawn`() throws {
        let screen = try screen()
        var random = SplitMix(state: 3)
        var virtual = VirtualScreen(size: screen.size)
        let pieces = ["a", "word", "   ", "漢字", "한", "😀", "e\u{301}", "🇫🇷", "─", "👩‍💻", "ก็", "~"]
        for _ in 0..<150 {
            var canvas = Bool.random(using: &random) ? screen.last ?? canvas([]) : canvas([])
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                let style = Style(
                    foreground: .palette(.random(in: 0...255, using: &random)),
                    background: Bool.random(using: &random)
                        ? .terminal : .palette(.random(in: 0...255, using: &random)),
                    attributes: .init(rawValue: .random(in: 0...31, using: &random)))
                let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in pieces.randomElement(using: &random)!
                }
                canvas.put(
                    text.joined(), x: .random(in: -3...40, using: &random), y: .random(in: 0...9, using: &random),
                    style: style)
            }
            screen.show(canvas)
            virtual.take(terminal.output())
            expect(virtual, shows: canvas)
        }
    }

    @Test func `a terminal that counts pictures otherwise shows the rest of the line in its place`() throws {
        let screen = try screen()
        let canvas = canvas(["a😀bc 😀😀 def│", "x😀", "│漢😀|"])
        screen.show(canvas)
        var virtual = VirtualScreen(size: screen.size, pictureWidth: 1)
        virtual.take(terminal.output())
        // The cell behind a picture is what was there before.
        #expect(virtual.text == "a😀 bc 😀 😀  def│\nx😀\n│漢😀 |\n\n\n\n\n\n\n")
    }

    @Test func `terminals with fewer colours get only those that they have`() throws {
        for (name, depth) in [("xterm", ColorDepth.eight), ("vt100", .none)] {
            let screen = try Screen(tty: terminal.tty, environment: ["TERM": name], signals: signals)
            #expect(screen.colorDepth == depth)
            screen.show(canvas(["red"], style: Style(foreground: .palette(1))))
            screen.show(canvas(["blue"], style: Style(foreground: .palette(75))))
            let output = terminal.output()
            #expect(output.contains("blue"))
            #expect(output.contains("31m") == (depth == .eight))
            #expect(!output.contains("38;5"))
            screen.close()
            _ = terminal.output()
        }
    }

    @Test func `everything is drawn again when asked to`() throws {
        let screen = try screen()
        let canvas = canvas(["hello"])
        screen.show(canvas)
        _ = terminal.output()
        screen.redraw()
        var virtual = VirtualScreen(size: screen.size)
        virtual.take("rubbish of another program")
        virtual.take(terminal.output())
        expect(virtual, shows: canvas)
    }

    // MARK: Waiting

    @Test func `keys and letters end the wait, keys first`() throws {
        let screen = try screen()
        terminal.type("é\u{1B}[1;5C\u{3}")
        mailbox.post(7)
        mailbox.post(8)
        #expect(
            screen.wait(for: mailbox) == [
                .input(.key(.char("é"))), .input(.key(Key(.right, .control))), .input(.key(.ctrl("c"))), .letter(7),
                .letter(8),
            ])
    }

    @Test func `a lone escape is a key, however many letters come meanwhile`() throws {
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
        #expect(events.filter { $0 != .letter(1) } == [.input(.key(.escape))])
    }

    @Test func `a key that comes in two halves is one key`() throws {
        let screen = try screen()
        terminal.type("\u{1B}[1;")
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.letter(1)])
        terminal.type("5C")
        #expect(screen.wait(for: mailbox) == [.input(.key(Key(.right, .control)))])
    }

    @Test func `Backspace is what the terminal's settings say`() throws {
        var settings = terminal.settings
        settings.c_cc.2 = 0x08
        tcsetattr(terminal.tty.input, TCSANOW, &settings)
        let screen = try screen()
        terminal.type("\u{8}\u{7F}")
        #expect(screen.wait(for: mailbox) == [.input(.key(.backspace)), .input(.key(.backspace))])
    }

    @Test func `a new size is told once, and the whole screen is drawn`() throws {
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
        // A canvas of the size before, drawn a moment too late, is cut.
        screen.show(large)
        var small = VirtualScreen(size: screen.size)
        small.take(terminal.output())
        #expect(small.text == "hello\n漢漢漢漢漢漢\n")
    }

    @Test func `a signal without a new size ends no wait`() throws {
        let screen = try screen()
        signals.post(SIGWINCH)
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.letter(1)])
    }

    @Test(arguments: [(SIGTERM, DeviceEvent<Int>.terminated), (SIGINT, .terminated), (SIGHUP, .hungUp)])
    func `signals that end programs are events`(signal: Int32, event: DeviceEvent<Int>) throws {
        let screen = try screen()
        signals.post(signal)
        #expect(screen.wait(for: mailbox) == [event])
    }

    @Test func `a terminal that is gone is told once, and letters still come`() throws {
        let screen = try screen()
        screen.show(canvas(["hello"]))
        terminal.hangUp()
        #expect(screen.wait(for: mailbox) == [.hungUp])
        screen.show(canvas(["nobody sees this"]))
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.letter(1)])
    }

    // MARK: Stopping, children, messages

    @Test func `stopping gives the terminal back, and going on draws what was there`() throws {
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
        #expect(screen.wait(for: mailbox) == [.letter(1)])
        #expect(stopped == before)
        virtual.take(terminal.output())
        #expect(virtual.modes == [7, 25])
        // What a shell types meanwhile is not ours, and nothing of ours is shown.
        screen.show(self.canvas(["hello again"]))
        #expect(terminal.output() == "")
        terminal.resize(width: 50, height: 10)
        signals.post(SIGCONT)
        #expect(screen.wait(for: mailbox) == [.resumed, .resized(Size(width: 50, height: 10))])
        let output = terminal.output()
        virtual.take(output)
        #expect(virtual.text.hasPrefix("hello again\n"))
        #expect(virtual.modes.isSuperset(of: [1000, 1049, 2004]))
        // The palette is the user's.
        #expect(virtual.commands == [])
        screen.close()
        virtual.take(terminal.output())
        #expect(terminal.settings.summary == before)
    }

    @Test func `where no shell could continue the program it isn't stopped`() throws {
        let screen = try screen()
        screen.jobControl = JobControl(isPossible: { false }, stop: { Issue.record("stopped") })
        _ = terminal.output()
        #expect(!screen.suspend())
        #expect(terminal.output() == "")
    }

    @Test func `a child gets the terminal as it was, and its signals are no news`() throws {
        let before = terminal.settings.summary
        let screen = try screen()
        screen.show(canvas(["hello"]))
        _ = terminal.output()
        signals.post(SIGINT)
        #expect(
            try screen.run(["sh", "-c", "test -t 0 && test -t 1 && test -t 2 && printf 'in the child'; exit 3"]) == 3)
        let parts = terminal.output().components(separatedBy: "in the child")
        #expect(parts.count == 2)
        var virtual = VirtualScreen(size: screen.size)
        virtual.take(parts[0])
        #expect(virtual.modes == [7, 25])
        virtual.take(parts.last ?? "")
        expect(virtual, shows: canvas(["hello"]))
        mailbox.post(1)
        #expect(screen.wait(for: mailbox) == [.letter(1)])
        screen.close()
        #expect(terminal.settings.summary == before)
    }

    @Test func `a child's end by a signal, and a child that doesn't exist`() throws {
        let screen = try screen()
        #expect(try screen.run(["sh", "-c", "kill -TERM $$"]) == 128 + SIGTERM)
        #expect(throws: TerminalError.system("no-such-program-here", ENOENT)) {
            try screen.run(["no-such-program-here"])
        }
        #expect(throws: TerminalError.self) { try screen.run([]) }
        #expect(screen.isOurs)
    }

    @Test func `when a child stops, so does the program, and both go on`() throws {
        let screen = try screen()
        var stops = 0
        screen.jobControl = JobControl(isPossible: { true }, stop: { stops += 1 })
        #expect(try screen.run(["sh", "-c", "kill -STOP $$; exit 5"]) == 5)
        #expect(stops == 1)
        screen.jobControl = JobControl(isPossible: { false }, stop: { stops += 1 })
        #expect(try screen.run(["sh", "-c", "kill -STOP $$; exit 6"]) == 6)
        #expect(stops == 1)
    }

    @Test func `the clipboard and the title`() throws {
        let screen = try screen()
        _ = terminal.output()
        #expect(screen.write(clipboard: "grüße\n"))
        screen.setTitle("a\u{7}\u{1B}]52;c;AAAA\u{7}b" + String(repeating: "x", count: 1000))
        #expect(!screen.write(clipboard: String(repeating: "x", count: Screen.maximumClipboard + 1)))
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

/// SplitMix64: random numbers that are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
