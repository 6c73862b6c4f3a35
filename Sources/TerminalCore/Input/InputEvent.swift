/// What comes in from the terminal.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// A bracketed paste, whole, as the terminal sent it.
    case paste(String)
    case mouse(MouseEvent)
    /// The terminal window got (`true`) or lost (`false`) the focus.
    case focus(Bool)
}

/// A mouse event of the left button or the wheel, in cells of the screen; other buttons belong to the terminal.
package struct MouseEvent: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        case press, release, drag, wheelUp, wheelDown
    }

    package var kind: Kind
    package var position: Point
    package var modifiers: Key.Modifiers

    package init(_ kind: Kind, at position: Point, modifiers: Key.Modifiers = []) {
        self.kind = kind
        self.position = position
        self.modifiers = modifiers
    }
}
