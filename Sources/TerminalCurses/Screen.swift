// Module TerminalCurses
//
// The terminal device: draws canvases with ncurses, decodes keys, receives signals, waits in one `poll`.
//
// Used by the executable, and by Commands for signals.
// Must not know what is drawn, nor OnCall.

import CCrashGuard
import CNcurses
import Glibc
package import TerminalCore

/// The terminal: canvases out, keys in, and whatever else happens to a program on a terminal.
///
/// Belongs to one thread, the one that makes it, for so does ncurses; the compiler sees to it. There is one at a time.
package final class Screen {
    /// What the terminal can show; without regard to `NO_COLOR`.
    package var colorDepth: ColorDepth { ColorDepth(colors: Int(ink.pairs.colors)) }
    /// Columns and rows.
    package private(set) var size: Size

    let tty: TTY
    /// For children, and for TERM.
    package var environment: [String: String]
    let signals: Mailbox<Int32>
    let modes: TerminalModes
    var jobControl = JobControl()
    /// nil while the terminal is somebody else's, a shell's or a child's, and after the end.
    private var curses: Curses?
    private var isClosed = false

    var decoder: KeyDecoder
    /// When the decoder became undecided.
    var undecidedSince: ContinuousClock.Instant?
    /// What the program was told last.
    var announcedSize: Size

    var ink: CellInk
    /// What is on the screen; nil if that isn't known.
    var shown: Canvas?
    /// What was given last to show, for drawing it again.
    var last: Canvas?
    var showsCursor: Bool?

    /// Takes the terminal over: alternate screen, every key as it is (Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q too), mouse,
    /// pastes in brackets.
    ///
    /// - Parameters:
    ///   - tty: nil is the terminal of the process.
    ///   - environment: for TERM, and for children.
    ///   - signals: from `Signals.receive()`.
    ///   - mouse: whether mouse events come in; without, the terminal keeps its own selection.
    /// - Throws: `TerminalError`, and leaves the terminal as it was.
    package init(
        tty: TTY? = nil, environment: [String: String], signals: Mailbox<Int32>, mouse: Bool = true
    ) throws(TerminalError) {
        let tty = if let tty { tty } else { try TTY.find() }
        guard crash_guard_save(tty.output) == 0 else { throw .noTerminal }
        let name = environment["TERM"] ?? ""
        curses = try Curses.start(on: tty, name: name)
        modes = TerminalModes(name: name, mouse: mouse)
        ink = CellInk()
        var keys = Terminfo.keys
        if tty.erase == 0x08 { keys[[0x08]] = .backspace }
        decoder = KeyDecoder(strings: keys)
        self.tty = tty
        self.environment = environment
        self.signals = signals
        size = tty.size ?? Size(width: Int(getmaxx(cn_stdscr())), height: Int(getmaxy(cn_stdscr())))
        announcedSize = size
        begin()
    }

    deinit { close() }

    /// Gives the terminal back as it was: modes off, cursor shown, the screen of before. Further calls do nothing.
    package func close() {
        leave()
        isClosed = true
    }

    /// Whether the terminal is ours to draw on and to read from.
    var isOurs: Bool { curses != nil }

    /// Gives the terminal to somebody else until `enter`.
    func leave() {
        guard isOurs else { return }
        tty.send(modes.leave)
        curses = nil
        crash_guard_disarm()
    }

    /// Takes the terminal again and draws what was there, at the size that the terminal has now; false if it is gone.
    ///
    /// In the background this stops the program, before anything is written into another's screen: ncurses first
    /// changes the settings, and the kernel lets nobody in the background do so.
    func enter() -> Bool {
        guard !isClosed else { return false }
        leave()
        guard crash_guard_save(tty.output) == 0,
            let curses = try? Curses.start(on: tty, name: environment["TERM"] ?? "")
        else { return false }
        self.curses = consume curses
        ink = CellInk()
        showsCursor = nil
        size = tty.size ?? size
        begin()
        redraw()
        return true
    }

    /// Draws everything anew, over whatever another program left on the screen.
    package func redraw() {
        shown = nil
        if let last { show(last) }
    }

    /// Takes over the size that the terminal has now; `wait` tells the program.
    func adoptSize() {
        guard let now = tty.size, now != size else { return }
        size = now
        resizeterm(Int32(now.height), Int32(now.width))
        shown = nil
    }

    private func begin() {
        resizeterm(Int32(size.height), Int32(size.width))
        modes.reset.utf8CString.withUnsafeBufferPointer { crash_guard_arm($0.baseAddress, $0.count - 1) }
        tty.send(modes.enter)
    }
}
