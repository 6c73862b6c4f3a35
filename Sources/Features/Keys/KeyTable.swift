package import TerminalCore

/// The keys of each place. The tables of a pane lie in the folder of its feature; what all panes share is here.
package enum KeyTable {
    /// The table of `place`, its own keys first.
    package static func bindings(for place: Place) -> [KeyBinding] { tables[place] ?? [] }

    private static let tables: [Place: [KeyBinding]] = {
        var tables: [Place: [KeyBinding]] = [:]
        for place in Place.allCases {
            // A place's own binding takes its keys from what is shared: that line would say what does not hold.
            var taken: Set<Key> = []
            tables[place] = all(for: place).filter { binding in
                defer { taken.formUnion(binding.keys) }
                return !taken.isSuperset(of: binding.keys)
            }
        }
        return tables
    }()

    private static func all(for place: Place) -> [KeyBinding] {
        switch place {
        case .list: list + panes + requestLog + program
        case .filter: filter + line + always
        case .detail: detail + panes + requestLog + program
        case .editor: editor + studio + text + always
        case .completion: completion + editor + studio + text + always
        case .find: find + line + always
        case .goToLine: goToLine + line + always
        case .side: side + requestLog + always
        case .payload: payload + text + always
        case .payloadChoice: payloadChoice + line + always
        case .labelEditor:
            labelEditor + panes.filter { $0.command != .focusNext && $0.command != .focusPrevious } + always
        case .labelCell: labelCell + line + always
        case .maintenance: maintenance + line + always
        case .question: question + always
        case .deletion: deletion + line + always
        case .creation: creation + line + always
        case .help: help + always
        case .plan: plan + always
        case .history: history + always
        case .drafts: drafts + always
        case .requests: requests + always
        case .commandLine: commandLine + line + always
        }
    }

    /// What `key` asks for in `place`.
    package static func binding(for key: Key, in place: Place) -> KeyBinding? { index[place]?[key] }

    private static let index: [Place: [Key: KeyBinding]] = {
        var index: [Place: [Key: KeyBinding]] = [:]
        for place in Place.allCases {
            for binding in bindings(for: place).reversed() {
                for key in binding.keys { index[place, default: [:]][key] = binding }
            }
        }
        return index
    }()

    /// Moving through rows, which list, detail and tables share.
    static let rows: [KeyBinding] = [
        KeyBinding(.char("j"), .down, command: .moveDown, help: "one down"),
        KeyBinding(.char("k"), .up, command: .moveUp, help: "one up"),
        KeyBinding(.char("g"), .home, command: .moveToTop, help: "to the first"),
        KeyBinding(.char("G"), .end, command: .moveToBottom, help: "to the last"),
        KeyBinding(.ctrl("d"), command: .halfPageDown, help: "half a page down"),
        KeyBinding(.ctrl("u"), command: .halfPageUp, help: "half a page up"),
        KeyBinding(.pageDown, command: .pageDown, help: "a page down"),
        KeyBinding(.pageUp, command: .pageUp, help: "a page up"),
    ]

    /// What can be done with the selected integration from list and detail.
    static let integration: [KeyBinding] = [
        KeyBinding(.char("m"), command: .startMaintenance, label: "maintenance", help: "start a maintenance window"),
        KeyBinding(.char("M"), command: .stopMaintenance, label: "stop it", help: "stop the maintenance window"),
        KeyBinding(.char("n"), command: .create, label: "new", help: "create an integration"),
        KeyBinding(.char("d"), command: .delete, help: "delete the integration"),
        KeyBinding(.char("r"), command: .refreshOne, help: "fetch this integration again"),
        KeyBinding(.char("R"), command: .refreshAll, help: "fetch all integrations again"),
        KeyBinding(.char("y"), command: .copyID, help: "copy the id"),
        KeyBinding(.char("Y"), command: .copyLink, help: "copy the link, with its secret"),
        KeyBinding(.char("z"), command: .undoSaved, help: "undo the last saved change of the integration"),
        KeyBinding(.char("Z"), command: .redoSaved, help: "redo what was undone last"),
        KeyBinding(.char("H"), command: .history, label: "history", help: "the history of the integration"),
        KeyBinding(
            .char(":"), command: .commandLine, label: "commands",
            help: "a line for commands: save all, drafts, history"),
    ]

    static let panes: [KeyBinding] = [
        KeyBinding(.tab, command: .focusNext, help: "next pane"),
        KeyBinding(.backTab, command: .focusPrevious, help: "previous pane"),
        KeyBinding(.char("1"), command: .focus(.list), help: "to the list"),
        KeyBinding(.char("2"), command: .focus(.detail), help: "to the detail"),
        KeyBinding(.char("3"), command: .focus(.editor), help: "to the editor"),
        KeyBinding(.char("+"), command: .zoomIn, help: "this pane alone"),
        KeyBinding(.char("_"), command: .zoomOut, help: "as many panes as fit"),
    ]

    static let program: [KeyBinding] =
        [
            KeyBinding(.char("?"), Key(.function(1)), command: .help, label: "help", help: "this help"),
            KeyBinding(
                .char("q"), command: .back, label: "back/quit", help: "leave the current thing, then the program"),
            KeyBinding(.escape, command: .escape, help: "clear the filter or message, go back"),
        ] + always

    /// What works everywhere, also while typing.
    static let always: [KeyBinding] = [
        KeyBinding(.ctrl("c"), command: .cancel, help: "cancel the running request or the dialog"),
        KeyBinding(.ctrl("l"), command: .redraw, help: "draw the screen again"),
        KeyBinding(.ctrl("z"), command: .suspend, help: "suspend; fg comes back"),
        KeyBinding(Key(.function(1)), command: .help, label: "help", help: "this help"),
    ]

    static let question: [KeyBinding] = [
        KeyBinding(.char("y"), command: .confirm, label: "yes", help: "yes"),
        KeyBinding(
            .char("n"), .escape, .char("q"), .enter, command: .back, label: "no", help: "no: everything stays as it is"),
    ]

    static let help: [KeyBinding] =
        rows + [
            KeyBinding(
                .char("q"), .escape, .char("?"), .enter, command: .back, label: "close", help: "close the help")
        ]
}
