import CCrashGuard
import TerminalCore

extension Screen {
    /// The maximum size of clipboard text, in bytes: terminals accept some 100 kB of Base64.
    package static let maxClipboardBytes = 74_000
    /// The maximum length of a window title, in characters.
    private static let maxTitleLength = 200

    /// Writes text to the clipboard of the user's terminal (OSC 52), also through SSH. Returns `false` if the text is too long or
    /// the terminal does not support it; terminals don't report success.
    @discardableResult
    package func write(clipboard text: String) -> Bool {
        guard isOurs, modes.takesMessages, text.utf8.count <= Screen.maxClipboardBytes,
            let sequence = Screen.clipboard(text, environment)
        else { return false }
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        tty.send(sequence)
        return true
    }

    /// The maximum length of a string that GNU screen passes on; it prints the rest of a longer one.
    private static let maxScreenString = 767

    /// The sequence that sets the clipboard. mosh knows no other selection than `c`. nil if the text is too long for it.
    static func clipboard(_ text: String, _ environment: [String: String]) -> String? {
        let plain = "\u{1B}]52;c;\(Base64.encode(text.utf8))\u{7}"
        if environment["STY"] != nil {
            // GNU screen has no clipboard of the terminal: it only passes on what is wrapped.
            return plain.utf8.count <= maxScreenString ? "\u{1B}P\(plain)\u{1B}\\" : nil
        }
        guard environment["TMUX"] != nil else { return plain }
        // tmux takes the first with `set-clipboard on`, and passes on the second with `allow-passthrough on`.
        return plain + "\u{1B}Ptmux;\(plain.replacing("\u{1B}", with: "\u{1B}\u{1B}"))\u{1B}\\"
    }

    /// Sets the window title; the old one is restored at the end.
    package func setTitle(_ title: String) {
        guard isOurs, modes.takesMessages else { return }
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        tty.send("\u{1B}]2;\(SafeText(String(title.prefix(Screen.maxTitleLength))).plain)\u{7}")
    }
}
