/// Input from the terminal.
package enum InputEvent: Hashable, Sendable {
    case key(Key)
    /// A key whose bytes followed an Escape at once: Alt and the key, or Escape and then the key. Over a slow line, or from quick
    /// hands, both look the same. Terminals with kitty's protocol send `key` instead.
    case altOrEscape(Key)
    /// A complete bracketed paste, as the terminal sent it.
    case paste(String)
    /// Text of many plain keys that were read in one go, as from a paste without brackets. The decoder never returns it: whether a
    /// key is text depends on what has the keyboard.
    case typed(String)
    /// The same key so many times, read in one go. The decoder never returns it either.
    case repeated(Key, count: Int)
    case mouse(MouseEvent)
    /// The terminal window gained (`true`) or lost (`false`) focus.
    case focus(Bool)
}

/// A mouse event of the left button or the wheel, in cells of the screen; the terminal keeps the other buttons.
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
