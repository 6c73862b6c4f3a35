import TerminalCore

extension KeyTable {
    static let history: [KeyBinding] =
        [
            KeyBinding(
                .enter, .right, .char("l"), command: .open, label: "show", help: "show the entry, or the list again"),
            KeyBinding(
                .char("z"), command: .undoSaved, label: "undo", help: "undo the last saved change of the integration"),
            KeyBinding(.char("Z"), command: .redoSaved, label: "redo", help: "redo what was undone last"),
            KeyBinding(
                .escape, .char("q"), .left, .char("h"), command: .back, label: "back",
                help: "from the entry to the list, from the list away"),
        ] + rows
}
