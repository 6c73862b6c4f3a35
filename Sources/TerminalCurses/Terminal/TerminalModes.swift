/// The terminal modes that the program sets in addition to ncurses, and how to undo them.
struct TerminalModes {
    /// Whether the terminal supports titles and the clipboard, or would print the sequences.
    let takesMessages: Bool
    /// Whether mouse events are reported; if not, the terminal's own selection works.
    var hasMouse: Bool
    /// How keys come that plain terminals send like others.
    private(set) var keyboard = Keyboard.plain

    /// The protocols for keys.
    enum Keyboard {
        case plain
        /// xterm's modifyOtherKeys, which tmux has as well: ESC [ 27 ; modifiers ; code point ~, or ESC [ code point ; modifiers u.
        case xterm
        case kitty
    }

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
    /// Every key with modifiers has bytes of its own; and back to the terminal's own setting. Others ignore it.
    private static let startModifiedKeys = "\u{1B}[>4;2m"
    private static let endModifiedKeys = "\u{1B}[>4m"

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
            + TerminalModes.set(TerminalModes.always) + keyboardStart
    }

    /// Disables everything; can be written at any time.
    var leave: String {
        keyboardEnd + TerminalModes.reset(TerminalModes.always)
            + TerminalModes.reset(TerminalModes.mouse) + (shape == nil ? "" : "\u{1B}[0 q")
            + (takesMessages ? "\u{1B}[23;2t" : "")
    }

    /// Leaves the alternate screen without ncurses: after a crash.
    var afterCrash: String {
        TerminalModes.endFrame + leave
            + ["sgr0", "op", "rmkx", "cnorm", "rmcup"].compactMap { Terminfo.string($0) }.joined() + "\r\n"
    }

    private var keyboardStart: String {
        switch keyboard {
        case .plain: ""
        case .xterm: TerminalModes.startModifiedKeys
        case .kitty: TerminalModes.pushKeyboard
        }
    }

    private var keyboardEnd: String {
        switch keyboard {
        case .plain: ""
        case .xterm: TerminalModes.endModifiedKeys
        case .kitty: TerminalModes.popKeyboard
        }
    }

    /// Starts a protocol; kitty's takes the place of xterm's, and not the other way round.
    mutating func start(_ new: Keyboard) -> String {
        guard new != keyboard, keyboard != .kitty else { return "" }
        let end = keyboardEnd
        keyboard = new
        return end + keyboardStart
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
