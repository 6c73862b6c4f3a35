import TerminalCore

extension KeyTable {
    static let editor: [PaneBinding] = [
        Binding(.ctrl("s"), command: .save, label: "save", help: "save to the server", unless: \.readOnly),
        Binding(
            .escape, command: .back, label: "leave", help: "leave; changed text is kept as a draft",
            isAtEnd: true),
    ]
}
