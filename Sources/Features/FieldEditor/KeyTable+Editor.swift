import TerminalCore

extension KeyTable {
    static let editor: [KeyBinding] = [
        KeyBinding(.ctrl("s"), command: .save, label: "save", help: "save to the server"),
        KeyBinding(
            .escape, command: .back, label: "leave", help: "leave; a text that was changed stays as a draft"),
        KeyBinding(
            .ctrl("r"), command: .resetToDefault, label: "default",
            help: "give the template back to the server's default"),
        KeyBinding(.alt("1"), command: .focus(.list), help: "to the list; the editor stays open"),
        KeyBinding(.alt("2"), command: .focus(.detail), help: "to the detail; the editor stays open"),
        KeyBinding(.alt("+"), command: .zoomIn, help: "this pane alone"),
        KeyBinding(.alt("_"), command: .zoomOut, help: "as many panes as fit"),
    ]
}
