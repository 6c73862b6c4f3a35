import CCrashGuard
import TerminalCore

extension Screen {
    /// The maximum length of a notification, in characters.
    private static let maxNotificationLength = 200

    /// Rings the terminal's bell.
    package func ringBell() { send("\u{7}") }

    /// Shows a notification of the terminal.
    /// - Parameter sequence: the number of the OSC sequence: 9, 99 or 777; others are ignored.
    package func notify(_ text: String, sequence: String) {
        guard modes.takesMessages else { return }
        let safe = SafeText(String(text.prefix(Screen.maxNotificationLength))).plain.replacing(";", with: ",")
        switch sequence {
        case "9": send("\u{1B}]9;\(safe)\u{7}")
        case "777": send("\u{1B}]777;notify;oncall-tui;\(safe)\u{7}")
        case "99": send("\u{1B}]99;;\(safe)\u{1B}\\")
        default: break
        }
    }

    private func send(_ sequence: String) {
        guard isOurs else { return }
        crash_guard_begin_output()
        defer { crash_guard_end_output() }
        tty.send(sequence)
    }
}
