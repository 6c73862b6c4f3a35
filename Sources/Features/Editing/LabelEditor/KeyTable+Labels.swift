import TerminalCore

extension KeyTable {
    static let labelEditor: [PaneBinding] =
        [
            Binding(
                .enter, .char("e"), command: .labels(.editCell), label: "edit", help: "edit the cell",
                unless: \.readOnly),
            Binding(.char("a"), command: .labels(.addRow), label: "add", help: "add a row", unless: \.readOnly),
            Binding(
                .char("d"), .delete, command: .labels(.removeRow), label: "remove", help: "remove the row",
                unless: \.readOnly),
            Binding(
                .ctrl("s"), command: .save, label: "save", help: "save the labels to the server", unless: \.readOnly),
            Binding(.tab, .right, .char("l"), command: .labels(.nextCell), help: "next cell"),
            Binding(.backTab, .left, .char("h"), command: .labels(.previousCell), help: "previous cell"),
            Binding(.char("J"), command: .labels(.moveRowDown), help: "move the row down", unless: \.readOnly),
            Binding(.char("K"), command: .labels(.moveRowUp), help: "move the row up", unless: \.readOnly),
            Binding(
                .char("u"), .ctrl("z"), .ctrl("_"), .alt("u"), command: .labels(.undo), label: "undo",
                help: "undo the last change of a row"),
            Binding(
                .escape, .char("q"), command: .back, label: "leave", help: "leave; changed labels are kept as a draft",
                isAtEnd: true),
            Binding(
                .char("?"), Key(.function(1)), .alt("?"), command: .help, label: "help", help: "show this help",
                isAtEnd: true),
        ] + rows

    static let labelCell: [PaneBinding] = [
        Binding(.enter, .tab, command: .labels(.nextCell), label: "next", help: "keep it, go to the next cell"),
        Binding(.backTab, command: .labels(.previousCell), help: "keep it, go to the previous cell"),
        Binding(.escape, command: .labels(.closeCell), label: "done", help: "keep it, back to the table"),
        Binding(.up, command: .move(.up), help: "keep it, up one row"),
        Binding(.down, command: .move(.down), help: "keep it, down one row"),
        Binding(
            .ctrl("s"), command: .save, label: "save", help: "keep it and save the labels to the server",
            unless: \.readOnly),
    ]
}
