import CNcurses
import Glibc
import TerminalCore

/// ncurses on a terminal, from `newterm` to `delscreen`. Belongs to the thread of the screen; one at a time.
///
/// It is made anew whenever the program gets its terminal back: ncurses' own way of going on after `endwin` resets the
/// palette, and would undo what the user's scripts set there.
struct Curses: ~Copyable {
    private let screen: OpaquePointer
    private let files: (input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>)

    private init(screen: OpaquePointer, input: UnsafeMutablePointer<FILE>, output: UnsafeMutablePointer<FILE>) {
        self.screen = screen
        files = (input, output)
    }

    /// - Parameter name: TERM.
    /// - Throws: `TerminalError`, and leaves the terminal as it was.
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
        curses.takeKeys()
        return curses
    }

    private borrowing func takeKeys() {
        // Every key as it is, Ctrl-C and Ctrl-Z too; Enter as CR, so that Ctrl-J is another key.
        raw()
        noecho()
        nonl()
        // Never look for type-ahead, which would leave frames half drawn; never shift what is right of a character.
        typeahead(-1)
        idcok(cn_stdscr(), false)
        idlok(cn_stdscr(), false)
        scrollok(cn_stdscr(), false)
        leaveok(cn_stdscr(), false)
    }

    /// Gives the terminal back: the screen of before, the cursor, the settings.
    deinit {
        endwin()
        delscreen(screen)
        fclose(files.input)
        fclose(files.output)
    }

    /// A C locale would show letters as question marks; the terminals of today speak UTF-8 whatever the locale says.
    private static func useUTF8() {
        setlocale(LC_CTYPE, "")
        if nl_langinfo(nl_item(CODESET)).map({ String(cString: $0) }) != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
    }

    /// ncurses wants a stream; it closes with ncurses, and the descriptor stays the caller's.
    private static func stream(_ descriptor: Int32, _ mode: String) -> UnsafeMutablePointer<FILE>? {
        let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 3)
        return copy < 0 ? nil : fdopen(copy, mode)
    }
}
