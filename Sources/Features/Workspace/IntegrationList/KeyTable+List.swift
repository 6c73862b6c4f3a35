import TerminalCore

extension KeyTable {
    static let list: [PaneBinding] =
        [
            Binding(
                .enter, .right, .char("l"), command: .open, label: "open", help: "go to the detail",
                unless: \.nothingSelected),
            Binding(.char("/"), command: .filter, label: "filter", help: "filter the list"),
        ] + marks + integration + [
            Binding(
                .char("s"), command: .sort, label: "sort",
                help: "sort by name, by team, maintenance first, or as listed")
        ] + rows

    /// Keys that mark integrations, so that actions act on all of them.
    static let marks: [PaneBinding] = [
        Binding(
            .char(" "), command: .mark(.toggle), help: "mark it, or remove its mark; down one row",
            unless: \.nothingSelected),
        Binding(
            .char("V"), command: .mark(.range), help: "mark the rows from the last marked one to here",
            unless: \.nothingSelected),
        Binding(
            .char("*"), command: .mark(.all), help: "mark all that the list shows; again: none",
            unless: \.nothingSelected),
        Binding(.char("U"), command: .mark(.clear), help: "remove all marks", unless: \.nothingMarked),
    ]

    static let filter: [PaneBinding] = [
        Binding(.enter, .tab, command: .acceptFilter, label: "keep", help: "keep the filter, back to the list"),
        Binding(.escape, command: .escape, label: "clear", help: "clear the filter"),
        Binding(.down, .ctrl("n"), command: .move(.down), help: "down one row"),
        Binding(.up, .ctrl("p"), command: .move(.up), help: "up one row"),
        Binding(.pageDown, .alt("n"), command: .move(.pageDown), help: "a page down"),
        Binding(.pageUp, .alt("p"), command: .move(.pageUp), help: "a page up"),
    ]
}
