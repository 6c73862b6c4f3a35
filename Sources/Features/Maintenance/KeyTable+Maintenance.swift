import TerminalCore

extension KeyTable {
    static let maintenance: [KeyBinding] = [
        KeyBinding(.enter, command: .confirm, label: "start", help: "start the window"),
        KeyBinding(.up, .ctrl("p"), command: .previousChoice, help: "the mode before"),
        KeyBinding(.down, .ctrl("n"), command: .nextChoice, label: "mode", help: "the next mode"),
        KeyBinding(.tab, command: .nextField, label: "longer", help: "the next longer of 1h 3h 6h 12h 24h"),
        KeyBinding(.backTab, command: .previousField, help: "the next shorter of 1h 3h 6h 12h 24h"),
        KeyBinding(.escape, command: .back, label: "cancel", help: "change nothing"),
    ]
}
