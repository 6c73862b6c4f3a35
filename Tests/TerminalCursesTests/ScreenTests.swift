import CNcurses
import Foundation
import SeededRandom
import Testing

@testable import TerminalCore
@testable import TerminalCurses

/// One at a time: ncurses supports only one screen.
@Suite(.serialized) struct ScreenTests {
    static let environment = [
        "TERM": "xterm-256color", "PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8",
    ]

    let terminal: PseudoTerminal
    let signals: Mailbox<Int32>
    let mailbox: Mailbox<Int>

    init() throws {
        terminal = try PseudoTerminal(width: 40, height: 10)
        signals = try Mailbox()
        mailbox = try Mailbox()
    }

    func screen(mouse: Bool = true) throws -> Screen {
        try Screen(tty: terminal.tty, environment: Self.environment, signals: signals, mouse: mouse)
    }

    func canvas(_ lines: [String], style: Style = Style(), size: Size = Size(width: 40, height: 10)) -> Canvas {
        var canvas = Canvas(size: size)
        for (y, line) in lines.enumerated() { canvas.put(line, x: 0, y: y, style: style) }
        return canvas
    }

    func expect(
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

    // MARK: Starting and ending

    @Test func `all modes are switched off again`() throws {
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

    @Test func `deinit closes the screen`() throws {
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
    func `a terminal that can't be used is refused with a message and left unchanged`(name: String) throws {
        let before = terminal.settings.summary
        #expect {
            try Screen(tty: terminal.tty, environment: ["TERM": name], signals: signals)
        } throws: {
            "\($0)".contains(name.isEmpty ? "TERM" : name)
        }
        #expect(terminal.output() == "")
        #expect(terminal.settings.summary == before)
    }

    @Test func `anything but a terminal is refused`() throws {
        let file = open("/dev/null", O_RDWR)
        defer { close(file) }
        #expect(throws: TerminalError.noTerminal) {
            try Screen(tty: TTY(input: file, output: file), environment: Self.environment, signals: signals)
        }
    }

    // MARK: Showing

    @Test func `a canvas is shown as drawn`() throws {
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

    @Test func `nothing of a frame reaches the terminal before its end`() throws {
        let screen = try screen()
        screen.show(canvas(["text"]))
        _ = terminal.output()
        screen.frame.begin()
        screen.frame.send("one ")
        waddch(cn_stdscr(), 0x32)
        wrefresh(cn_stdscr())
        #expect(terminal.output() == "")
        screen.frame.end()
        let output = terminal.output()
        #expect(output.hasPrefix("one ") && output.contains("2"), "\(output)")
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

    @Test func `any canvas after any other is shown as drawn`() throws {
        let screen = try screen()
        var random = SeededGenerator(seed: 3)
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
                let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
                    pieces.randomElement(using: &random) ?? ""
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

    @Test func `a terminal with another emoji width shows the rest of the line in its columns`() throws {
        let screen = try screen()
        let canvas = canvas(["a😀bc 😀😀 def│", "x😀", "│漢😀|"])
        screen.show(canvas)
        var virtual = VirtualScreen(size: screen.size, pictureWidth: 1)
        virtual.take(terminal.output())
        // The cell after an emoji keeps its previous content.
        #expect(virtual.text == "a😀 bc 😀 😀  def│\nx😀\n│漢😀 |\n\n\n\n\n\n\n")
    }

    @Test func `terminals with fewer colours get only colours that they have`() throws {
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

    @Test func `redraw draws everything again`() throws {
        let screen = try screen()
        let canvas = canvas(["hello"])
        screen.show(canvas)
        _ = terminal.output()
        screen.redraw()
        var virtual = VirtualScreen(size: screen.size)
        virtual.take("output of another program")
        virtual.take(terminal.output())
        expect(virtual, shows: canvas)
    }
}
