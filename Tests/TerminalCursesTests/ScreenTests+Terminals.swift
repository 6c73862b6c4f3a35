import CNcurses
import Foundation
import Testing

@testable import TerminalCore
@testable import TerminalCurses

/// What differs between terminals: direct colours, keyboard protocols, the clipboard behind multiplexers, new characters.
extension ScreenTests {
    private func screen(_ more: [String: String]) throws -> Screen {
        try Screen(
            tty: terminal.tty, environment: Self.environment.merging(more) { $1 }, signals: signals)
    }

    private var escape: String { "\u{1B}" }

    // MARK: Colours

    @Test func `direct colours are sent as they are if the terminal has them`() throws {
        let screen = try screen(["COLORTERM": "truecolor"])
        defer {
            screen.close()
            unsetenv("TERMINFO")
        }
        #expect(screen.colorDepth == .direct)
        screen.show(canvas(["text"], style: Style(foreground: .rgb(137, 180, 250), background: .rgb(0, 0, 135))))
        screen.show(canvas(["text", "more"], style: Style(foreground: .palette(208), background: .palette(12))))
        let output = terminal.output()
        #expect(output.contains("38;2;137;180;250m"))
        // A red or green of 1 tells a colour from an entry of the palette, and can't be seen.
        #expect(output.contains("48;2;0;1;135m"))
        #expect(output.contains("38;5;208m"))
        #expect(output.contains("[104m") || output.contains(";104m"))
        // The palette is left alone.
        #expect(!output.contains("]104"))
    }

    @Test(arguments: [
        ["COLORTERM": "truecolor", "TERM": "linux"], ["COLORTERM": "truecolor", "STY": "1.pts"],
        ["COLORTERM": "truecolor", "TERM": "screen-256color"], ["COLORTERM": "yes"], [:],
    ])
    func `direct colours are not assumed`(more: [String: String]) throws {
        #expect(!DirectColor.isAvailable(Self.environment.merging(more) { $1 }))
    }

    @Test func `tmux has direct colours`() {
        let inside = ["COLORTERM": "truecolor", "TERM": "screen-256color", "TMUX": "/tmp/tmux,1,0"]
        #expect(DirectColor.isAvailable(inside))
    }

    @Test func `an unknown terminal has no description`() {
        #expect(DirectColor.entry(of: "no-such-terminal", on: terminal.tty.output) == nil)
    }

    // MARK: Questions

    /// What the next wait reports.
    private func events(_ screen: Screen) -> [DeviceEvent<Int>] {
        mailbox.post(0)
        return screen.wait(for: mailbox).filter { $0 != .message(0) }
    }

    @Test func `the background is reported, and kitty's protocol used while the program has the terminal`() throws {
        let screen = try screen([:])
        screen.show(canvas(["hello"]))
        #expect(!terminal.output().contains("?u"))
        screen.ask()
        let questions = terminal.output()
        #expect(questions.contains("]11;?"))
        #expect(questions.hasSuffix("\(escape)[c"))
        terminal.type("\(escape)]11;rgb:fdfd/f6f6/e3e3\(escape)\\\(escape)[?0u\(escape)[?62;22c")
        #expect(screen.wait(for: mailbox) == [.background(.light)])
        #expect(terminal.output() == "\(escape)[>5u")
        #expect(!screen.awaitsReplies)
        screen.leave()
        #expect(terminal.output().contains("\(escape)[<u"))
        #expect(screen.enter())
        #expect(terminal.output().contains("\(escape)[>5u"))
        screen.close()
        #expect(terminal.output().contains("\(escape)[<u"))
    }

    @Test func `without kitty's protocol xterm's is asked for, and reset whenever the terminal is released`() throws {
        let screen = try screen([:])
        screen.ask()
        terminal.type("\(escape)]11;rgb:1e/1e/2e\u{7}\(escape)[?1;2c")
        #expect(screen.wait(for: mailbox) == [.background(.dark)])
        #expect(terminal.output().hasSuffix("\(escape)[c\(escape)[>4;2m"))
        #expect(screen.modes.afterCrash.contains("\(escape)[>4m"))
        screen.leave()
        #expect(terminal.output().contains("\(escape)[>4m"))
        #expect(screen.enter())
        #expect(terminal.output().contains("\(escape)[>4;2m"))
        screen.close()
        let end = terminal.output()
        #expect(end.contains("\(escape)[>4m"))
        #expect(!end.contains("\(escape)[<u"))
    }

    @Test func `answers that come late are not left to the shell`() throws {
        let screen = try screen([:])
        screen.ask()
        terminal.type("\(escape)]11;rgb:1e1e/1e1e/2e2e\u{7}\(escape)[?0u\(escape)[?1;2c")
        screen.close()
        var polled = pollfd(fd: terminal.tty.input, events: Int16(POLLIN), revents: 0)
        #expect(poll(&polled, 1, 0) == 0)
    }

    @Test func `the mouse can be left to the terminal and taken back`() throws {
        let screen = try screen([:])
        _ = terminal.output()
        screen.report(mouse: false)
        #expect(terminal.output() == "\(escape)[?1006l\(escape)[?1002l\(escape)[?1000l")
        screen.report(mouse: true)
        #expect(terminal.output() == "\(escape)[?1000h\(escape)[?1002h\(escape)[?1006h")
        screen.report(mouse: true)
        #expect(terminal.output() == "")
    }

    @Test(
        arguments: [
            ([:], 25), (["SSH_TTY": "/dev/pts/1"], 100), (["SSH_CONNECTION": "a b c d"], 100),
            (["ESCDELAY": "300"], 300),
            (["ESCDELAY": "40", "SSH_TTY": "/dev/pts/1"], 40), (["ESCDELAY": "soon"], 25), (["ESCDELAY": "-1"], 25),
        ] as [([String: String], Double)])
    func `an Escape waits as long as the line needs`(environment: [String: String], delay: Double) {
        #expect(Screen.escapeDelay(environment) == delay)
        var decoder = KeyDecoder(escapeDelay: Screen.escapeDelay(environment))
        _ = decoder.decode([0x1B])
        #expect(decoder.patience == delay)
    }

    // MARK: Clipboard

    @Test func `the clipboard is reached through multiplexers`() {
        let plain = "\(escape)]52;c;dGV4dA==\u{7}"
        #expect(Screen.clipboard("text", [:]) == plain)
        #expect(
            Screen.clipboard("text", ["TMUX": "x"])
                == plain + "\(escape)Ptmux;\(escape)\(escape)]52;c;dGV4dA==\u{7}\(escape)\\")
        #expect(Screen.clipboard("text", ["STY": "x"]) == "\(escape)P\(plain)\(escape)\\")
        // GNU screen prints what is beyond its limit.
        #expect(Screen.clipboard(String(repeating: "x", count: 560), ["STY": "x"]) != nil)
        #expect(Screen.clipboard(String(repeating: "x", count: 600), ["STY": "x"]) == nil)
    }

    // MARK: Characters

    @Test(arguments: ["🫩", "🫪", "🪾", "\u{1FACD}", "ᲊ"]) func `characters of newer Unicode are drawn`(character: String)
        throws
    {
        let screen = try screen([:])
        screen.show(canvas(["a\(character)b"]))
        let output = terminal.output()
        #expect(output.contains(character))
        #expect(!output.contains("\u{FFFD}"))
    }

    @Test func `ncurses counts columns as the canvas does`() {
        #expect(cn_wcwidth(0x1FAE9) == 2)
        #expect(cn_wcwidth(0x6F22) == 2)
        #expect(cn_wcwidth(0x301) == 0)
        #expect(cn_wcwidth(0x61) == 1)
        #expect(cn_wcwidth(0x1B) == -1)
        #expect(cn_wcwidth(0xE000) == -1)
    }
}
