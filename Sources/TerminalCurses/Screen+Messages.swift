import TerminalCore

extension Screen {
    /// Bytes of text that are given to the clipboard: terminals take some 100 kB of Base64.
    package static let maximumClipboard = 74_000
    /// Characters of a window title.
    private static let maximumTitle = 200

    /// Puts text into the clipboard of the user's terminal (OSC 52), through SSH and all. False if it is too long or the
    /// terminal takes no such messages; whether it did what it was told, no terminal says.
    @discardableResult
    package func write(clipboard text: String) -> Bool {
        guard isOurs, modes.takesMessages, text.utf8.count <= Screen.maximumClipboard else { return false }
        tty.send("\u{1B}]52;c;\(Base64.encode(text.utf8))\u{7}")
        return true
    }

    /// Names the terminal's window; its old name comes back at the end.
    package func setTitle(_ title: String) {
        guard isOurs, modes.takesMessages else { return }
        tty.send("\u{1B}]2;\(HarmlessText(String(title.prefix(Screen.maximumTitle))).plain)\u{7}")
    }
}
