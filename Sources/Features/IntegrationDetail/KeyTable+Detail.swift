import TerminalCore

extension KeyTable {
    static let detail: [KeyBinding] =
        [
            KeyBinding(.enter, .char("e"), command: .open, label: "edit", help: "edit the field under the cursor"),
            KeyBinding(
                .char("E"), command: .studio(.editOutside), help: "edit the template in $VISUAL or $EDITOR"),
            KeyBinding(
                .char("x"), command: .resetToDefault, label: "default",
                help: "give the template back to the server's default"),
            KeyBinding(.char("X"), command: .dropDraft, label: "drop draft", help: "drop the draft of this field"),
            KeyBinding(.char("v"), command: .revealLink, help: "show or hide the secret part of the link"),
            KeyBinding(.left, .char("h"), command: .focus(.list), help: "to the list"),
            KeyBinding(.char("/"), command: .filter, help: "filter the list"),
        ] + integration + rows
}
