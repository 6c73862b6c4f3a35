import TerminalCore

extension KeyTable {
    static let commandLine: [KeyBinding] = [
        KeyBinding(.enter, command: .acceptCommand, label: "do it", help: "do what the line says"),
        KeyBinding(.tab, command: .completeCommand, label: "complete", help: "the next command that begins so"),
        KeyBinding(.up, .ctrl("p"), command: .earlierCommand, label: "earlier", help: "the line before"),
        KeyBinding(.down, .ctrl("n"), command: .laterCommand, help: "the line after"),
        KeyBinding(.escape, command: .back, label: "leave", help: "leave the line"),
    ]
}
