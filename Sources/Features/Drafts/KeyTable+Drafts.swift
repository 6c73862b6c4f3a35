import TerminalCore

extension KeyTable {
    static let drafts: [KeyBinding] =
        [
            KeyBinding(.enter, command: .open, label: "open", help: "open the draft in its editor"),
            KeyBinding(.char("X"), command: .dropDraft, label: "drop", help: "drop the draft"),
            KeyBinding(.char("y"), command: .copyDraft, label: "copy", help: "copy the draft's text"),
            KeyBinding(.escape, .char("q"), command: .back, label: "close", help: "close the list"),
        ] + rows
}
