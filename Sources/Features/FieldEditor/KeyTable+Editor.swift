import TerminalCore

extension KeyTable {
    static let editor: [KeyBinding] = [
        KeyBinding(.ctrl("s"), command: .save, label: "save", help: "save to the server"),
        KeyBinding(
            .escape, command: .back, label: "leave", help: "leave; a text that was changed stays as a draft"),
    ]
}
