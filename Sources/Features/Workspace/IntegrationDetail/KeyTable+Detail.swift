import TerminalCore

extension KeyTable {
    static let detail: [PaneBinding] =
        [
            Binding(
                .enter, command: .open, label: "edit", help: "edit the field under the cursor",
                unless: \.nothingSelected, \.notEditable),
            Binding(
                .char("E"), command: .studio(.editOutside), help: "edit the template in $VISUAL or $EDITOR",
                unless: \.noTemplateHere, \.readOnly),
            Binding(
                .char("x"), command: .resetToDefault, label: "reset to default",
                help: "reset the template to the server default",
                unless: \.nothingSelected, \.readOnly, \.selectedFromCache, \.notResettable),
            Binding(
                .char("X"), command: .dropDraft, label: "drop draft", help: "drop the draft of this field",
                unless: \.noDraft),
            Binding(
                .char("v"), command: .revealLink, help: "show or hide the secret of the link or e-mail",
                unless: \.nothingSelected, \.linkUnknown, \.noLink),
            Binding(.left, .char("h"), command: .focus(.list), help: "go to the list"),
        ] + integration + groups + rows

    private static let groups: [PaneBinding] = [
        Binding(.char("/"), command: .findInDetail, label: "find", help: "find a text in this integration"),
        Binding(.char("]"), command: .nextGroup, label: "next group", help: "go to the next group"),
        Binding(.char("["), command: .previousGroup, help: "go to the previous group"),
    ]

    static let detailFind: [PaneBinding] = [
        Binding(.enter, command: .closeDetailFind, label: "keep", help: "stay at the row that was found"),
        Binding(.escape, command: .closeDetailFind, label: "close", help: "close the search"),
        Binding(.down, .ctrl("n"), command: .findNextInDetail, label: "next", help: "the next row that has the text"),
        Binding(.up, .ctrl("p"), command: .findPreviousInDetail, help: "the previous row that has the text"),
    ]
}
