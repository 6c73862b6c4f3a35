/// The terminal modes that the program sets in addition to ncurses, and how to undo them.
struct TerminalModes {
    /// Enables everything.
    let enter: String
    /// Disables everything; can be written at any time.
    let leave: String
    /// Leaves the alternate screen without ncurses: after a crash.
    let reset: String
    /// Whether the terminal supports titles and the clipboard, or would print the sequences.
    let takesMessages: Bool

    /// Synchronized output: the terminal shows a frame only when it is complete.
    static let beginFrame = "\u{1B}[?2026h"
    static let endFrame = "\u{1B}[?2026l"

    /// - Parameter name: TERM.
    init(name: String, mouse: Bool) {
        takesMessages = Terminfo.flag("XT") || !["linux", "vt", "cons", "sun"].contains { name.hasPrefix($0) }
        // A bar cursor; 0 restores the user's setting. Only if terminfo knows it: other terminals would print it.
        let shape = Terminfo.string("Ss", 6)
        // 1002 reports drags too, 1006 columns beyond 223.
        let pointer = mouse ? ["1000", "1002", "1006"] : []
        // Focus reports and bracketed paste.
        let modes = pointer + ["1004", "2004"]
        // The title is saved on the terminal's own stack.
        enter =
            (takesMessages ? "\u{1B}[22;2t" : "") + (shape ?? "") + modes.map { "\u{1B}[?\($0)h" }.joined()
        leave =
            modes.reversed().map { "\u{1B}[?\($0)l" }.joined() + (shape == nil ? "" : "\u{1B}[0 q")
            + (takesMessages ? "\u{1B}[23;2t" : "")
        reset =
            TerminalModes.endFrame + leave
            + ["sgr0", "op", "rmkx", "cnorm", "rmcup"].compactMap { Terminfo.string($0) }.joined() + "\r\n"
    }
}
