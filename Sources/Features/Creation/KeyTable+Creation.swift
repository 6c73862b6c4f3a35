import TerminalCore

extension KeyTable {
    static let creation: [KeyBinding] = [
        KeyBinding(.enter, command: .confirm, label: "create", help: "create it"),
        KeyBinding(.tab, command: .nextField, label: "next field", help: "the next field"),
        KeyBinding(.backTab, command: .previousField, help: "the field before"),
        KeyBinding(.down, .ctrl("n"), command: .nextChoice, label: "choose", help: "the next choice"),
        KeyBinding(.up, .ctrl("p"), command: .previousChoice, help: "the choice before"),
        KeyBinding(.escape, command: .back, label: "cancel", help: "create nothing"),
    ]

    static let deletion: [KeyBinding] = [
        KeyBinding(.enter, command: .confirm, label: "delete", help: "delete it for good"),
        KeyBinding(.escape, command: .back, label: "cancel", help: "delete nothing"),
    ]
}
