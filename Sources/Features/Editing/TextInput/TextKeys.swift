import TerminalCore

/// The keys of text fields and text areas.
enum TextKeys {
    /// Editing a single line: filter, overlays, label cells.
    static let line: [Binding<Void, TextEdit>] = [
        Binding(.left, command: .move(.left), help: "a character left"),
        Binding(.right, command: .move(.right), help: "a character right"),
        Binding(Key(.left, .control), .alt("b"), command: .move(.wordLeft), help: "a word left"),
        Binding(Key(.right, .control), .alt("f"), command: .move(.wordRight), help: "a word right"),
        Binding(.home, .ctrl("a"), .alt("0"), command: .move(.lineStart), help: "to the start of the line"),
        Binding(.end, .ctrl("e"), command: .move(.lineEnd), help: "to the end of the line"),
        Binding(Key(.left, .shift), command: .select(.left), help: "select to the left"),
        Binding(Key(.right, .shift), command: .select(.right), help: "select to the right"),
        Binding(
            Key(.left, [.control, .shift]), command: .select(.wordLeft), help: "select a word to the left"),
        Binding(
            Key(.right, [.control, .shift]), command: .select(.wordRight), help: "select a word to the right"),
        Binding(Key(.home, .shift), command: .select(.lineStart), help: "select to the start of the line"),
        Binding(Key(.end, .shift), command: .select(.lineEnd), help: "select to the end of the line"),
        Binding(
            .backspace, Key(.backspace, .shift), command: .deleteBackward, help: "delete the previous character"),
        Binding(.delete, .ctrl("d"), command: .deleteForward, help: "delete the next character"),
        Binding(
            .ctrl("w"), Key(.backspace, .alt), Key(.backspace, .control),
            command: .deleteWordBackward, help: "delete the previous word"),
        Binding(
            .alt("d"), Key(.delete, .control), command: .deleteWordForward, help: "delete the next word"),
        Binding(.ctrl("k"), command: .deleteToLineEnd, help: "delete to the end of the line"),
        Binding(.ctrl("u"), command: .deleteToLineStart, help: "delete to the start of the line"),
        Binding(.alt("a"), command: .selectAll, help: "select everything"),
        Binding(.alt("v"), command: .toggleSelecting, help: "select with the keys that move; again: stop"),
        Binding(.alt("c"), .alt("w"), command: .copy, help: "copy"),
        Binding(.ctrl("x"), command: .cut, help: "cut"),
        Binding(.ctrl("v"), command: .paste, help: "paste what was cut or copied here"),
        Binding(.ctrl("z"), .ctrl("_"), .ctrl("/"), .alt("u"), command: .undo, help: "undo"),
        Binding(.ctrl("y"), .alt("r"), command: .redo, help: "redo"),
    ]

    /// Editing several lines.
    static let lines: [Binding<Void, TextEdit>] =
        [
            Binding(.up, command: .move(.up), help: "a row up"),
            Binding(.down, command: .move(.down), help: "a row down"),
            Binding(.pageUp, .alt("p"), command: .move(.pageUp), help: "a page up"),
            Binding(.pageDown, .alt("n"), command: .move(.pageDown), help: "a page down"),
            Binding(
                Key(.home, .control), .alt("<"), command: .move(.start), help: "to the start of the text"),
            Binding(Key(.end, .control), .alt(">"), command: .move(.end), help: "to the end of the text"),
            Binding(Key(.up, .shift), command: .select(.up), help: "select a row up"),
            Binding(Key(.down, .shift), command: .select(.down), help: "select a row down"),
            Binding(Key(.pageUp, .shift), command: .select(.pageUp), help: "select a page up"),
            Binding(Key(.pageDown, .shift), command: .select(.pageDown), help: "select a page down"),
            Binding(Key(.home, [.control, .shift]), command: .select(.start), help: "select to the start"),
            Binding(Key(.end, [.control, .shift]), command: .select(.end), help: "select to the end"),
            Binding(.enter, command: .newline, help: "a new line"),
            Binding(.tab, command: .indent, help: "indent"),
            Binding(.backTab, command: .outdent, help: "outdent"),
        ] + line
}

extension KeyTable {
    /// Editing a single line in a pane.
    static let line: [PaneBinding] = TextKeys.line.map(editing)

    /// Editing several lines in a pane.
    static let text: [PaneBinding] = TextKeys.lines.map(editing)

    private static func editing(_ binding: Binding<Void, TextEdit>) -> PaneBinding {
        let changesText = binding.command.changesText
        return binding.wrapped(Command.edit, worksOnTinyScreen: true, unless: { changesText ? $0.editorReadOnly : nil })
    }
}
