import TerminalCore

extension KeyTable {
    /// Opens the log, from wherever letters are no text.
    static let requestLog: [KeyBinding] = [
        KeyBinding(.char("@"), command: .requestLog, help: "the requests of this session")
    ]

    static let requests: [KeyBinding] =
        [
            KeyBinding(
                .enter, .right, .char("l"), command: .open, label: "show",
                help: "show headers and bodies, or the list again"),
            KeyBinding(
                .char("c"), command: .copyCurl, label: "copy as curl",
                help: "copy the request as a curl command, with $TOKEN for the token"),
            KeyBinding(
                .escape, .char("q"), .left, .char("h"), command: .back, label: "back",
                help: "from the request to the list, from the list away"),
        ] + rows
}
