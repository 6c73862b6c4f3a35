/// What the program asks of the terminal beside what ncurses does, and how it takes it back.
struct TerminalModes {
    /// Turns everything on.
    let enter: String
    /// Turns everything off, and can be written at any time.
    let leave: String
    /// Leaves the screen by itself, without ncurses: for a crash.
    let reset: String
    /// Whether the terminal takes titles and clipboards, or would show them as text.
    let takesMessages: Bool

    /// Nobody sees half a frame: the terminal shows nothing new until the end.
    static let beginFrame = "\u{1B}[?2026h"
    static let endFrame = "\u{1B}[?2026l"

    /// - Parameter name: TERM.
    init(name: String, mouse: Bool) {
        takesMessages = Terminfo.flag("XT") || !["linux", "vt", "cons", "sun"].contains { name.hasPrefix($0) }
        // A bar between characters; 0 is what the user has set. Only where terminfo knows it: others would print it.
        let shape = Terminfo.string("Ss", 6)
        // 1002 reports drags too, 1006 columns beyond 223.
        let pointer = mouse ? ["1000", "1002", "1006"] : []
        // Focus, and pastes in brackets.
        let modes = pointer + ["1004", "2004"]
        // The title is put on the terminal's own stack and taken from there.
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
