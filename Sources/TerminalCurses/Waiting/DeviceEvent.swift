package import TerminalCore

/// What ends a wait.
package enum DeviceEvent<Letter: Sendable>: Sendable {
    case input(InputEvent)
    case letter(Letter)
    /// The terminal has another size; what was shown must be drawn anew.
    case resized(Size)
    /// The program was stopped and goes on; the screen is as it was.
    case resumed
    /// Somebody asks the program to end: SIGTERM, or SIGINT and SIGQUIT from outside (their keys are keys).
    case terminated
    /// The terminal is gone: nothing that is drawn will be seen, and no key will come.
    case hungUp
}

extension DeviceEvent: Equatable where Letter: Equatable {}
