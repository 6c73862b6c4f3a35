package import TerminalCore

extension KeyPreset {
    /// The keys that it chooses.
    package var choices: [KeyChoice] {
        switch self {
        case .vim: KeyPreset.vimChoices
        case .arrows: KeyPreset.arrowChoices
        case .emacs: KeyPreset.emacsChoices
        }
    }

    private static func all(_ action: String, _ keys: Key...) -> KeyChoice {
        KeyChoice(place: KeyChoice.everywhere, action: action, keys: keys)
    }

    private static let vimChoices: [KeyChoice] = [
        all("undo_saved", .char("u"), .char("z")), all("redo_saved", .ctrl("r"), .char("Z")),
    ]

    private static let arrowChoices: [KeyChoice] =
        [
            all("move_down", .down), all("move_up", .up), all("move_top", .home), all("move_bottom", .end),
            all("move_page_down", .pageDown), all("move_page_up", .pageUp), all("move_half_page_down"),
            all("move_half_page_up"), KeyChoice(place: "list", action: "open", keys: [.enter, .right]),
            KeyChoice(place: "detail", action: "focus_list", keys: [.left]),
        ]
        // In texts the same actions have more keys, which are no letters.
        + ["editor", "payload", "completion"].flatMap { place in
            [
                KeyChoice(place: place, action: "move_page_down", keys: [.pageDown, .alt("n")]),
                KeyChoice(place: place, action: "move_page_up", keys: [.pageUp, .alt("p")]),
            ]
        }

    /// The same wherever text is typed.
    private static func texts(_ action: String, _ keys: Key...) -> [KeyChoice] {
        InputContext.allCases.filter(\.takesText).map { KeyChoice(place: $0.name, action: action, keys: keys) }
    }

    private static let emacsChoices: [KeyChoice] =
        [
            all("move_down", .ctrl("n"), .down), all("move_up", .ctrl("p"), .up),
            all("move_page_down", .ctrl("v"), .pageDown), all("move_page_up", .alt("v"), .pageUp),
            all("move_top", .alt("<"), .home), all("move_bottom", .alt(">"), .end),
            KeyChoice(place: "list", action: "filter", keys: [.ctrl("s"), .char("/")]),
            KeyChoice(place: "detail", action: "find_in_detail", keys: [.ctrl("s"), .char("/")]),
        ] + texts("move_left", .ctrl("b"), .left) + texts("move_right", .ctrl("f"), .right)
        + texts("paste", .ctrl("y")) + texts("cut", .ctrl("w"))
        + texts("delete_word_backward", Key(.backspace, .alt), Key(.backspace, .control))
        + texts("undo", .ctrl("_"), .ctrl("/")) + texts("redo", .alt("_")) + texts("toggle_selecting", .alt("m"))
}
