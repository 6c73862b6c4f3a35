import TerminalCore

extension KeyTable {
    static let detail: [PaneBinding] =
        [
            Binding(
                .enter, .char("e"), command: .open, label: "edit", help: "edit the field under the cursor",
                unless: \.nothingSelected, \.notEditable),
            Binding(
                .char("E"), command: .studio(.editOutside), help: "edit the template in $VISUAL or $EDITOR",
                unless: \.noTemplateHere, \.readOnly),
            Binding(
                .char("x"), command: .resetToDefault, label: "default",
                help: "reset the template to the server default",
                unless: \.nothingSelected, \.readOnly, \.selectedFromCache, \.notResettable),
            Binding(
                .char("X"), command: .dropDraft, label: "drop draft", help: "drop the draft of this field",
                unless: \.noDraft),
            Binding(
                .char("v"), command: .revealLink, help: "show or hide the secret of the link or e-mail",
                unless: \.nothingSelected, \.linkUnknown, \.noLink),
            Binding(.left, .char("h"), command: .focus(.list), help: "go to the list"),
            Binding(.char("/"), command: .filter, help: "filter the list"),
        ] + integration + rows
}
