import TerminalCore

extension KeyTable {
    /// Switching between the panes of the studio.
    private static let views: [PaneBinding] = [
        Binding(
            Key(.function(2)), .alt("4"), command: .studio(.result), label: "result",
            help: "show the result; again: back to the template", unless: \.notATemplate),
        Binding(
            Key(.function(3)), .alt("5"), command: .studio(.allTemplates), label: "all templates",
            help: "show the results of all templates; again: back", unless: \.notATemplate),
        Binding(
            Key(.function(4)), .alt("6"), command: .studio(.payload), label: "payload",
            help: "view and edit the payload; again: back", unless: \.notATemplate, \.payloadLoading),
        Binding(
            Key(.function(5)), .alt("7"), command: .studio(.cheatSheet), label: "cheat sheet",
            help: "show the cheat sheet; again: back", unless: \.notATemplate),
        Binding(
            Key(.function(6)), .alt("8"), command: .studio(.rawText), label: "raw text",
            help: "show the result as it is, or as its channel shows it", unless: \.notATemplate),
        Binding(
            .ctrl("o"), command: .studio(.choosePayload), label: "choose payload",
            help: "choose a payload: a sample, a past alert, a file", unless: \.notATemplate, \.payloadLoading),
        Binding(.alt("1"), command: .focus(.list), help: "go to the list; the editor stays open"),
        Binding(.alt("2"), command: .focus(.detail), help: "go to the detail; the editor stays open"),
        Binding(.alt("+"), command: .zoomIn, help: "zoom this pane"),
        Binding(.alt("_"), command: .zoomOut, help: "show all panes that fit"),
    ]

    /// Commands for a template besides typing.
    static let studio: [PaneBinding] =
        views + [
            Binding(
                .ctrl(" "), .ctrl("n"), command: .studio(.complete), label: "complete",
                help: "complete payload paths, variables, filters, tests, tags", unless: \.notATemplate,
                \.readOnly),
            Binding(
                .ctrl("r"), command: .resetToDefault, label: "reset to default",
                help: "reset the template to the server default",
                unless: \.nothingSelected, \.readOnly, \.selectedFromCache, \.notResettable),
            Binding(
                .ctrl("f"), command: .studio(.find), label: "find", help: "find and replace", unless: \.notATemplate),
            Binding(.ctrl("g"), command: .studio(.goToLine), help: "go to a line", unless: \.notATemplate),
            Binding(
                .alt(";"), .alt("/"), command: .studio(.toggleComment),
                help: "comment or uncomment lines", unless: \.notATemplate, \.readOnly),
            Binding(
                .alt("e"), command: .studio(.editOutside), label: "$EDITOR",
                help: "edit in $VISUAL or $EDITOR; comes back as one change", unless: \.notATemplate, \.readOnly),
        ]

    static let completion: [PaneBinding] = [
        Binding(.enter, .tab, command: .studio(.acceptCompletion), label: "take", help: "insert it"),
        Binding(.down, .ctrl("n"), .ctrl(" "), command: .studio(.nextCompletion), label: "next", help: "next one"),
        Binding(.up, .ctrl("p"), command: .studio(.previousCompletion), help: "previous one"),
        Binding(.escape, command: .studio(.closeCompletion), label: "close", help: "close the list; the text stays"),
    ]

    static let find: [PaneBinding] = [
        Binding(
            .enter, .down, command: .studio(.findNext), label: "next",
            help: "next match; in the second field: replace"
        ),
        Binding(.up, command: .studio(.findPrevious), label: "previous", help: "previous match"),
        Binding(
            .tab, .backTab, command: .studio(.findField), label: "replace with",
            help: "switch between search and replacement"),
        Binding(
            .ctrl("r"), command: .studio(.replaceAll), label: "replace all", help: "replace all at once",
            unless: \.notATemplate, \.readOnly),
        Binding(.escape, .ctrl("f"), command: .studio(.closeFind), label: "close", help: "back to the text"),
    ]

    static let goToLine: [PaneBinding] = [
        Binding(.enter, command: .studio(.findNext), label: "go", help: "go to that line"),
        Binding(
            .escape, .ctrl("g"), command: .studio(.closeFind), label: "close",
            help: "back to the text, where the cursor is"),
    ]

    private static let fromSidePanes: [PaneBinding] = [
        Binding(
            .ctrl("s"), command: .save, label: "save", help: "save to the server; shows the plan first",
            unless: \.readOnly)
    ]

    static let side: [PaneBinding] =
        [Binding(.escape, .char("q"), command: .studio(.template), label: "template", help: "back to the template")]
        + [
            Binding(
                .enter, command: .studio(.insertExample), label: "insert",
                help: "insert the example of the cheat sheet; from a result: back to the template", unless: \.readOnly),
            Binding(
                .char("r"), command: .studio(.rawText),
                help: "show the result as it is, or as its channel shows it"),
        ] + fromSidePanes + views + rows + [Binding(.char("?"), command: .help, help: "show this help")]

    static let payload: [PaneBinding] =
        [Binding(.escape, command: .studio(.template), label: "template", help: "back to the template")]
        + fromSidePanes + views
}
