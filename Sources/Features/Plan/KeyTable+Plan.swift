import TerminalCore

extension KeyTable {
    static let plan: [KeyBinding] =
        [
            KeyBinding(.enter, command: .confirm, label: "send", help: "send what the plan shows"),
            KeyBinding(
                .escape, .char("q"), command: .back, label: "back", help: "back to the editor; nothing is sent or lost"),
            KeyBinding(.char("m"), command: .pickMine, label: "mine", help: "two changes of a field: keep yours"),
            KeyBinding(
                .char("t"), command: .pickTheirs, label: "theirs",
                help: "two changes of a field: take theirs, drop yours"),
            KeyBinding(
                .char("e"), command: .editOn, label: "edit on",
                help: "two changes of a field: edit yours on, as a change of theirs"),
            KeyBinding(
                .char("y"), command: .consent, label: "send it all the same", help: "send what would be refused"),
            KeyBinding(.char("r"), command: .lookAgain, label: "look again", help: "ask again what the server holds"),
            KeyBinding(.tab, command: .nextField, label: "next", help: "the next field of the plan"),
            KeyBinding(.backTab, command: .previousField, help: "the field before"),
        ] + rows
}
