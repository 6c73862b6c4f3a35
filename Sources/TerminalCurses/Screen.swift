// Module TerminalCurses
//
// The terminal device: draws canvases with ncurses, decodes keys, receives signals, waits in one `poll`.
//
// Used by the executable, and by Commands for signals.
// Must not know what is drawn, or OnCall.

import CCrashGuard
import CNcurses
import Glibc
package import TerminalCore

/// The terminal: draws canvases, reads keys, and reports other events.
///
/// Belongs to the thread that creates it, as ncurses does; the compiler checks that. Only one at a time.
package final class Screen {
    /// The colours that the terminal supports, regardless of `NO_COLOR`.
    package var colorDepth: ColorDepth { ColorDepth(colors: Int(ink.pairs.colors)) }
    /// Columns and rows.
    package private(set) var size: Size

    let tty: TTY
    var frame: FrameOutput
    /// For children, and for TERM.
    package var environment: [String: String]
    let signals: Mailbox<Int32>
    var modes: TerminalModes
    var jobControl = JobControl()
    /// nil while the terminal is released to a shell or child, and after `close()`.
    private var curses: Curses?
    private var isClosed = false

    /// Whether the terminal was asked something, and the last answer has not come.
    var awaitsReplies = false
    var decoder: KeyDecoder
    /// When the decoder started to wait for the rest of a sequence.
    var undecidedSince: ContinuousClock.Instant?
    /// The size last reported.
    var announcedSize: Size

    var ink: CellInk
    /// The canvas on the screen; nil if unknown.
    var shown: Canvas?
    /// The canvas last passed to `show`, for redrawing.
    var last: Canvas?
    var showsCursor: Bool?

    /// Takes over the terminal: alternate screen, raw keys (including Ctrl-C, Ctrl-Z, Ctrl-S and Ctrl-Q), mouse, bracketed paste.
    ///
    /// - Parameters:
    ///   - tty: nil for the terminal of the process.
    ///   - environment: for TERM, and for children.
    ///   - signals: from `Signals.receive()`.
    ///   - mouse: whether to report mouse events; if not, the terminal's own selection works.
    /// - Throws: `TerminalError`, and restores the terminal.
    package init(
        tty: TTY? = nil, environment: [String: String], signals: Mailbox<Int32>, mouse: Bool = true
    ) throws(TerminalError) {
        let tty = if let tty { tty } else { try TTY.find() }
        guard crash_guard_save(tty.output) == 0 else { throw .noTerminal }
        let name = environment["TERM"] ?? ""
        if environment["NO_COLOR", default: ""].isEmpty, DirectColor.isAvailable(environment) {
            DirectColor.describe(name, on: tty.output)
        }
        curses = try Curses.start(on: tty, name: name)
        modes = TerminalModes(name: name, mouse: mouse)
        ink = CellInk()
        var keys = Terminfo.keys
        if tty.erase == 0x08 { keys[[0x08]] = .backspace }
        decoder = KeyDecoder(strings: keys, escapeDelay: Screen.escapeDelay(environment))
        self.tty = tty
        frame = FrameOutput(tty)
        self.environment = environment
        self.signals = signals
        size = tty.size ?? Size(width: Int(getmaxx(cn_stdscr())), height: Int(getmaxy(cn_stdscr())))
        announcedSize = size
        begin()
    }

    deinit { close() }

    /// Restores the terminal: modes, cursor, previous screen. Further calls do nothing.
    package func close() {
        leave()
        isClosed = true
        // What the program prints after it may wait for the terminal as well.
        crash_guard_begin_output()
    }

    /// Whether this program may draw on and read from the terminal.
    var isOurs: Bool { curses != nil }

    /// Releases the terminal until `enter`.
    func leave() {
        guard isOurs else { return }
        dropReplies()
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        tty.send(modes.leave)
        curses = nil
    }

    /// Takes the terminal back and redraws, at its current size; `false` if the terminal is gone.
    ///
    /// In the background this stops the program before anything is written to the screen: ncurses first changes the settings, for
    /// which the kernel stops background processes.
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

    /// Redraws everything, over anything that another program left on the screen.
    package func redraw() {
        shown = nil
        if let last { show(last) }
    }

    /// Adopts the terminal's current size; `wait` reports it.
    func adoptSize() {
        guard let now = tty.size, now != size else { return }
        size = now
        resizeterm(Int32(now.height), Int32(now.width))
        shown = nil
    }

    private func begin() {
        resizeterm(Int32(size.height), Int32(size.width))
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        armCrashGuard()
        tty.send(modes.enter)
    }

    private func armCrashGuard() {
        let output = curses?.output ?? -1
        modes.afterCrash.utf8CString.withUnsafeBufferPointer {
            crash_guard_arm($0.baseAddress, $0.count - 1, tty.output, output)
        }
    }

    /// Changes a mode while the terminal is in use; what undoes it is ready before it is set.
    func change(_ change: (inout TerminalModes) -> String) {
        let output = change(&modes)
        guard isOurs, !output.isEmpty else { return }
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        armCrashGuard()
        tty.send(output)
    }
}
