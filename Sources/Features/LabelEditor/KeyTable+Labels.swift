import TerminalCore

extension KeyTable {
    static let labelEditor: [KeyBinding] =
        [
            KeyBinding(.enter, .char("e"), command: .editCell, label: "edit", help: "edit the cell"),
            KeyBinding(.char("a"), command: .addRow, label: "add", help: "add a row"),
            KeyBinding(.char("d"), .delete, command: .removeRow, label: "remove", help: "remove the row"),
            KeyBinding(.ctrl("s"), command: .save, label: "save", help: "save the labels to the server"),
            KeyBinding(.tab, .right, .char("l"), command: .nextCell, help: "the next cell"),
            KeyBinding(.backTab, .left, .char("h"), command: .previousCell, help: "the cell before"),
            KeyBinding(.char("J"), command: .moveRowDown, help: "move the row down"),
            KeyBinding(.char("K"), command: .moveRowUp, help: "move the row up"),
            KeyBinding(
                .char("u"), .ctrl("_"), .alt("u"), command: .undoRows, label: "undo",
                help: "undo the last change of a row"),
            KeyBinding(
                .escape, .char("q"), command: .back, label: "leave", help: "leave; changed labels stay as a draft"),
            KeyBinding(.char("?"), Key(.function(1)), command: .help, label: "help", help: "this help"),
        ] + rows

    static let labelCell: [KeyBinding] = [
        KeyBinding(.enter, .tab, command: .nextCell, label: "next", help: "keep it, on to the next cell"),
        KeyBinding(.backTab, command: .previousCell, help: "keep it, back to the cell before"),
        KeyBinding(.escape, command: .escape, label: "done", help: "keep it, back to the table"),
        KeyBinding(.up, command: .moveUp, help: "keep it, one up"),
        KeyBinding(.down, command: .moveDown, help: "keep it, one down"),
        KeyBinding(.ctrl("s"), command: .save, label: "save", help: "keep it and save the labels to the server"),
    ]
}
