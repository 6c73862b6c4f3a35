package import TerminalCore

/// An event that ends a wait.
package enum DeviceEvent<Message: Sendable>: Sendable {
    case input(InputEvent)
    case message(Message)
    /// The terminal says what its background is.
    case background(ScreenGround)
    /// The size of the terminal has changed; redraw.
    case resized(Size)
    /// The program was suspended and continues; the screen is restored.
    case resumed
    /// A request to end: SIGTERM or another signal that would kill the program, SIGINT and SIGQUIT from outside (Ctrl-C and Ctrl-\ are
    /// keys).
    case terminated(signal: Int32)
    /// The terminal is gone: there is no more input or output.
    case hungUp
}

extension DeviceEvent: Equatable where Message: Equatable {}
