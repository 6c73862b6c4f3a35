/// One key press, as far as the terminal reports it.
package struct Key: Hashable, Sendable {
    /// The key that was pressed.
    package enum Code: Hashable, Sendable {
        /// A printable character as typed; Shift is already applied (`G`, not Shift-`g`).
        case character(Character)
        case enter, tab, backTab, backspace, delete, insert, escape
        case up, down, left, right, home, end, pageUp, pageDown
        /// F1 is `function(1)`.
        case function(Int)
    }

    /// Modifiers that are not part of the character itself.
    package struct Modifiers: OptionSet, Hashable, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        package static let shift = Modifiers(rawValue: 1)
        package static let alt = Modifiers(rawValue: 2)
        package static let control = Modifiers(rawValue: 4)
    }

    package var code: Code
    package var modifiers: Modifiers

    package init(_ code: Code, _ modifiers: Modifiers = []) {
        self.code = code
        self.modifiers = modifiers
    }

    /// A plain character.
    package static func char(_ character: Character) -> Key { Key(.character(character)) }
    /// Control and a lower-case letter: `.ctrl("s")`.
    package static func ctrl(_ character: Character) -> Key { Key(.character(character), .control) }
    /// Alt (or Escape within the same read) and a character.
    package static func alt(_ character: Character) -> Key { Key(.character(character), .alt) }

    package static let enter = Key(.enter)
    package static let tab = Key(.tab)
    package static let backTab = Key(.backTab)
    package static let escape = Key(.escape)
    package static let backspace = Key(.backspace)
    package static let delete = Key(.delete)
    package static let up = Key(.up)
    package static let down = Key(.down)
    package static let left = Key(.left)
    package static let right = Key(.right)
    package static let home = Key(.home)
    package static let end = Key(.end)
    package static let pageUp = Key(.pageUp)
    package static let pageDown = Key(.pageDown)
}
