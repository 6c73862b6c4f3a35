import TerminalCore

extension KeyTable {
    static let list: [PaneBinding] =
        [
            Binding(
                .enter, .right, .char("l"), command: .open, label: "open", help: "go to the detail",
                unless: \.nothingSelected),
            Binding(.char("/"), command: .filter, label: "filter", help: "filter the list"),
        ] + integration + rows

    static let filter: [PaneBinding] = [
        Binding(.enter, .tab, command: .acceptFilter, label: "keep", help: "keep the filter, back to the list"),
        Binding(.escape, command: .escape, label: "clear", help: "clear the filter"),
        Binding(.down, .ctrl("n"), command: .move(.down), help: "down one row"),
        Binding(.up, .ctrl("p"), command: .move(.up), help: "up one row"),
        Binding(.pageDown, command: .move(.pageDown), help: "a page down"),
        Binding(.pageUp, command: .move(.pageUp), help: "a page up"),
    ]
}
