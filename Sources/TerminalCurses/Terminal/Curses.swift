import CCrashGuard
import CNcurses
import Glibc
import TerminalCore

/// An ncurses session, from `newterm` to `delscreen`. Belongs to the thread of the screen; only one at a time.
///
/// Created again whenever the program takes the terminal back: continuing after `endwin`, as ncurses provides, would reset the
/// palette and undo the user's own settings.
struct Curses: ~Copyable {
    private let screen: OpaquePointer
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)

    private init(screen: OpaquePointer, input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>) {
        self.screen = screen
        files = (input, output)
    }

    /// - Parameter name: TERM.
    /// - Throws: `TerminalError`, and restores the terminal.
    static func start(on tty: TTY, name: String) throws(TerminalError) -> Curses {
        guard !name.isEmpty, name != "dumb" else { throw .incapable(name) }
        useUTF8()
        guard let input = stream(tty.input, "r") else { throw .system("fdopen", errno) }
        guard let output = stream(tty.output, "w") else {
            fclose(input)
            throw .system("fdopen", errno)
        }
        guard let screen = newterm(name, output, input) else {
            fclose(input)
            fclose(output)
            throw .unknown(name)
        }
        let curses = Curses(screen: screen, input: input, output: output)
        guard Terminfo.string("cup", 0, 0) != nil else { throw .incapable(name) }
        curses.useRawInput()
        return curses
    }

    /// The descriptor that ncurses writes to.
    var output: Int32 { fileno(files.output) }

    private borrowing func useRawInput() {
        // All keys raw, including Ctrl-C and Ctrl-Z; Enter as CR, to tell it from Ctrl-J.
        raw()
        noecho()
        nonl()
        // No type-ahead check, which would leave frames half drawn; no shifting of the rest of a line.
        typeahead(-1)
        idcok(cn_stdscr(), false)
        idlok(cn_stdscr(), false)
        scrollok(cn_stdscr(), false)
        leaveok(cn_stdscr(), false)
    }

    /// Restores the previous screen, the cursor and the settings.
    deinit {
        endwin()
        crash_guard_disarm()
        delscreen(screen)
        fclose(files.input)
        fclose(files.output)
    }

    /// A C locale would replace non-ASCII characters with question marks; today's terminals use UTF-8 whatever the locale says.
    private static func useUTF8() {
        setlocale(LC_CTYPE, "")
        if nl_langinfo(nl_item(CODESET)).map({ String(cString: $0) }) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    }

    /// A stream for ncurses, closed with it; the original descriptor stays open.
    private static func stream(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        return copy < 0 ? nil : fdopen(copy, mode)
    }
}
