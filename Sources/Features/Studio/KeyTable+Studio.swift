import TerminalCore

extension KeyTable {
    /// Going about in the studio, from whichever of its panes.
    private static let views: [KeyBinding] = [
        KeyBinding(
            Key(.function(2)), .alt("4"), command: .studio(.result), label: "result",
            help: "the result of this template; again comes back"),
        KeyBinding(
            Key(.function(3)), .alt("5"), command: .studio(.everything), label: "all",
            help: "the results of all templates for this payload"),
        KeyBinding(
            Key(.function(4)), .alt("6"), command: .studio(.payload), label: "payload",
            help: "the payload, to look at and to edit"),
        KeyBinding(
            Key(.function(5)), .alt("7"), command: .studio(.sheet), label: "sheet",
            help: "the cheat-sheet beside the text"),
        KeyBinding(
            .ctrl("o"), command: .studio(.choosePayload), label: "choose payload",
            help: "another payload: a sample, a past alert, a file"),
        KeyBinding(.alt("1"), command: .focus(.list), help: "to the list; the editor stays open"),
        KeyBinding(.alt("2"), command: .focus(.detail), help: "to the detail; the editor stays open"),
        KeyBinding(.alt("+"), command: .zoomIn, help: "this pane alone"),
        KeyBinding(.alt("_"), command: .zoomOut, help: "as many panes as fit"),
    ]

    /// What can be done to a template besides typing.
    static let studio: [KeyBinding] =
        views + [
            KeyBinding(
                .ctrl(" "), command: .studio(.complete), label: "complete",
                help: "complete: paths of the payload, variables, filters, tests, tags"),
            KeyBinding(
                .ctrl("r"), command: .resetToDefault, label: "default",
                help: "give the template back to the server's default"),
            KeyBinding(.ctrl("f"), command: .studio(.find), label: "find", help: "find and replace"),
            KeyBinding(.ctrl("g"), command: .studio(.goToLine), help: "go to a line"),
            KeyBinding(
                .alt(";"), .alt("/"), command: .studio(.toggleComment),
                help: "comment the lines, or take them out of it"
            ),
            KeyBinding(
                .alt("e"), command: .studio(.editOutside), label: "$EDITOR",
                help: "edit in $VISUAL or $EDITOR; comes back as one change"),
        ]

    static let completion: [KeyBinding] = [
        KeyBinding(.enter, .tab, command: .studio(.acceptCompletion), label: "take", help: "put it in"),
        KeyBinding(.down, .ctrl("n"), command: .studio(.nextCompletion), label: "next", help: "the next one"),
        KeyBinding(.up, .ctrl("p"), command: .studio(.previousCompletion), help: "the one before"),
        KeyBinding(.escape, command: .studio(.closeCompletion), label: "close", help: "close the list; the text stays"),
    ]

    static let find: [KeyBinding] = [
        KeyBinding(
            .enter, .down, command: .studio(.findNext), label: "next",
            help: "the next place; in the second field: replace"
        ),
        KeyBinding(.up, command: .studio(.findPrevious), label: "previous", help: "the place before"),
        KeyBinding(
            .tab, .backTab, command: .studio(.findField), label: "replace with",
            help: "between what is sought and what replaces it"),
        KeyBinding(.ctrl("r"), command: .studio(.replaceAll), label: "replace all", help: "replace all at once"),
        KeyBinding(.escape, .ctrl("f"), command: .studio(.closeFind), label: "close", help: "back to the text"),
    ]

    static let goToLine: [KeyBinding] = [
        KeyBinding(.enter, command: .studio(.findNext), label: "go", help: "to that line of the text"),
        KeyBinding(
            .escape, .ctrl("g"), command: .studio(.closeFind), label: "close",
            help: "back to the text, where the cursor is"),
    ]

    private static let fromAside = [
        KeyBinding(.ctrl("s"), command: .save, label: "save", help: "save to the server, by way of the plan")
    ]

    static let side: [KeyBinding] =
        [KeyBinding(.escape, .char("q"), command: .studio(.template), label: "template", help: "back to the template")]
        + fromAside + views + rows + [KeyBinding(.char("?"), command: .help, help: "this help")]

    static let payload: [KeyBinding] =
        [KeyBinding(.escape, command: .studio(.template), label: "template", help: "back to the template")]
        + fromAside + views

    static let payloadChoice: [KeyBinding] = [
        KeyBinding(.enter, command: .confirm, label: "take", help: "try the template on it"),
        KeyBinding(.down, .ctrl("n"), command: .nextChoice, label: "choose", help: "the next one"),
        KeyBinding(.up, .ctrl("p"), command: .previousChoice, help: "the one before"),
        KeyBinding(.escape, command: .back, label: "cancel", help: "keep the payload"),
    ]
}
