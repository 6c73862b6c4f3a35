/// The terminal modes that the program sets in addition to ncurses, and how to undo them.
struct TerminalModes {
    /// Whether the terminal supports titles and the clipboard, or would print the sequences.
    let takesMessages: Bool
    /// Whether mouse events are reported; if not, the terminal's own selection works.
    var hasMouse: Bool
    /// Whether keys come in kitty's protocol.
    var hasKeyboard = false

    /// A bar cursor; 0 restores the user's setting. Only if terminfo knows it: other terminals would print it.
    private let shape = Terminfo.string("Ss", 6)

    /// Synchronized output: the terminal shows a frame only when it is complete.
    static let beginFrame = "\u{1B}[?2026h"
    static let endFrame = "\u{1B}[?2026l"

    /// 1002 reports drags too, 1006 columns beyond 223.
    private static let mouse = ["1000", "1002", "1006"]
    /// Focus reports and bracketed paste.
    private static let always = ["1004", "2004"]

    /// What of kitty's protocol is used: 1, each key has bytes of its own; 4, with the key at the same place of a US keyboard.
    private static let keyboardFlags = 1 | 4
    /// Its flags are a stack, which the alternate screen has for itself.
    private static let pushKeyboard = "\u{1B}[>\(keyboardFlags)u"
    private static let popKeyboard = "\u{1B}[<u"

    /// Asks for the terminal's background and for kitty's protocol. The last question is one that every terminal answers.
    static let questions = "\u{1B}]11;?\u{1B}\\\u{1B}[?u\u{1B}[c"

    /// - Parameter name: TERM.
    init(name: String, mouse: Bool) {
        takesMessages = Terminfo.flag("XT") || !["linux", "vt", "cons", "sun"].contains { name.hasPrefix($0) }
        hasMouse = mouse
    }

    /// Enables everything.
    var enter: String {
        // The title is saved on the terminal's own stack.
        (takesMessages ? "\u{1B}[22;2t" : "") + (shape ?? "") + (hasMouse ? TerminalModes.set(TerminalModes.mouse) : "")
            + TerminalModes.set(TerminalModes.always) + (hasKeyboard ? TerminalModes.pushKeyboard : "")
    }

    /// Disables everything; can be written at any time.
    var leave: String {
        (hasKeyboard ? TerminalModes.popKeyboard : "") + TerminalModes.reset(TerminalModes.always)
            + TerminalModes.reset(TerminalModes.mouse) + (shape == nil ? "" : "\u{1B}[0 q")
            + (takesMessages ? "\u{1B}[23;2t" : "")
    }

    /// Leaves the alternate screen without ncurses: after a crash.
    var afterCrash: String {
        TerminalModes.endFrame + leave
            + ["sgr0", "op", "rmkx", "cnorm", "rmcup"].compactMap { Terminfo.string($0) }.joined() + "\r\n"
    }

    /// Starts kitty's protocol.
    mutating func startKeyboard() -> String {
        defer { hasKeyboard = true }
        return hasKeyboard ? "" : TerminalModes.pushKeyboard
    }

    /// Starts or stops mouse reports.
    mutating func report(mouse: Bool) -> String {
        defer { hasMouse = mouse }
        if hasMouse == mouse { return "" }
        return mouse ? TerminalModes.set(TerminalModes.mouse) : TerminalModes.reset(TerminalModes.mouse)
    }

    private static func set(_ modes: [String]) -> String { modes.map { "\u{1B}[?\($0)h" }.joined() }
    private static func reset(_ modes: [String]) -> String { modes.reversed().map { "\u{1B}[?\($0)l" }.joined() }
}
