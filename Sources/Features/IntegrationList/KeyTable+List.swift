import TerminalCore

extension KeyTable {
    static let list: [KeyBinding] =
        [
            KeyBinding(.enter, .right, .char("l"), command: .open, label: "open", help: "to the detail"),
            KeyBinding(.char("/"), command: .filter, label: "filter", help: "filter the list"),
        ] + integration + rows

    static let filter: [KeyBinding] = [
        KeyBinding(.enter, .tab, command: .acceptFilter, label: "keep", help: "keep the filter, back to the list"),
        KeyBinding(.escape, command: .escape, label: "clear", help: "clear the filter"),
        KeyBinding(.down, .ctrl("n"), command: .moveDown, help: "one down"),
        KeyBinding(.up, .ctrl("p"), command: .moveUp, help: "one up"),
        KeyBinding(.pageDown, command: .pageDown, help: "a page down"),
        KeyBinding(.pageUp, command: .pageUp, help: "a page up"),
    ]
}
