import TerminalCore

extension KeyTable {
    /// Editing within one line: filter, dialogs, label cells.
    static let line: [KeyBinding] = [
        KeyBinding(.left, command: .edit(.move(.left)), help: "a character left"),
        KeyBinding(.right, command: .edit(.move(.right)), help: "a character right"),
        KeyBinding(Key(.left, .control), .alt("b"), command: .edit(.move(.wordLeft)), help: "a word left"),
        KeyBinding(Key(.right, .control), .alt("f"), command: .edit(.move(.wordRight)), help: "a word right"),
        KeyBinding(.home, command: .edit(.move(.lineStart)), help: "to the start of the line"),
        KeyBinding(.end, .ctrl("e"), command: .edit(.move(.lineEnd)), help: "to the end of the line"),
        KeyBinding(Key(.left, .shift), command: .edit(.select(.left)), help: "select to the left"),
        KeyBinding(Key(.right, .shift), command: .edit(.select(.right)), help: "select to the right"),
        KeyBinding(
            Key(.left, [.control, .shift]), command: .edit(.select(.wordLeft)), help: "select a word to the left"),
        KeyBinding(
            Key(.right, [.control, .shift]), command: .edit(.select(.wordRight)), help: "select a word to the right"),
        KeyBinding(Key(.home, .shift), command: .edit(.select(.lineStart)), help: "select to the start of the line"),
        KeyBinding(Key(.end, .shift), command: .edit(.select(.lineEnd)), help: "select to the end of the line"),
        KeyBinding(
            .backspace, Key(.backspace, .shift), command: .edit(.deleteBackward), help: "delete the character before"),
        KeyBinding(.delete, command: .edit(.deleteForward), help: "delete the character behind"),
        KeyBinding(
            .ctrl("w"), Key(.backspace, .alt), Key(.backspace, .control),
            command: .edit(.deleteWordBackward), help: "delete the word before"),
        KeyBinding(
            .alt("d"), Key(.delete, .control), command: .edit(.deleteWordForward), help: "delete the word behind"),
        KeyBinding(.ctrl("k"), command: .edit(.deleteToLineEnd), help: "delete to the end of the line"),
        KeyBinding(.ctrl("u"), command: .edit(.deleteToLineStart), help: "delete to the start of the line"),
        KeyBinding(.ctrl("a"), command: .edit(.selectAll), help: "select everything"),
        KeyBinding(.alt("c"), .alt("w"), command: .edit(.copy), help: "copy"),
        KeyBinding(.ctrl("x"), command: .edit(.cut), help: "cut"),
        KeyBinding(.ctrl("v"), command: .edit(.paste), help: "paste what was cut or copied here"),
        KeyBinding(.ctrl("_"), .ctrl("/"), .alt("u"), command: .edit(.undo), help: "undo"),
        KeyBinding(.ctrl("y"), .alt("r"), command: .edit(.redo), help: "redo"),
    ]

    /// Editing a text of many lines.
    static let text: [KeyBinding] =
        [
            KeyBinding(.up, command: .edit(.move(.up)), help: "a row up"),
            KeyBinding(.down, command: .edit(.move(.down)), help: "a row down"),
            KeyBinding(.pageUp, command: .edit(.move(.pageUp)), help: "a page up"),
            KeyBinding(.pageDown, command: .edit(.move(.pageDown)), help: "a page down"),
            KeyBinding(
                Key(.home, .control), .alt("<"), command: .edit(.move(.start)), help: "to the start of the text"),
            KeyBinding(Key(.end, .control), .alt(">"), command: .edit(.move(.end)), help: "to the end of the text"),
            KeyBinding(Key(.up, .shift), command: .edit(.select(.up)), help: "select a row up"),
            KeyBinding(Key(.down, .shift), command: .edit(.select(.down)), help: "select a row down"),
            KeyBinding(Key(.pageUp, .shift), command: .edit(.select(.pageUp)), help: "select a page up"),
            KeyBinding(Key(.pageDown, .shift), command: .edit(.select(.pageDown)), help: "select a page down"),
            KeyBinding(Key(.home, [.control, .shift]), command: .edit(.select(.start)), help: "select to the start"),
            KeyBinding(Key(.end, [.control, .shift]), command: .edit(.select(.end)), help: "select to the end"),
            KeyBinding(.enter, command: .edit(.newline), help: "a new line"),
            KeyBinding(.tab, command: .edit(.indent), help: "indent"),
            KeyBinding(.backTab, command: .edit(.outdent), help: "outdent"),
        ] + line
}
