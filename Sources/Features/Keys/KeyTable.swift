package import TerminalCore

/// A binding of a pane, or of the whole program.
package typealias PaneBinding = Binding<Console, Command>

/// The keys of each pane. The tables of a pane are in its feature's folder; shared ones are here. Overlays have their own.
package enum KeyTable {
    /// The bindings of a context, its own first; for an overlay, those that work everywhere. With the keys that the user has chosen.
    package static func bindings(for context: InputContext) -> [PaneBinding] {
        UserKeys.active.bindings(for: context) ?? standard(for: context)
    }

    /// The same with the default keys.
    static func standard(for context: InputContext) -> [PaneBinding] {
        switch context {
        case .list: listTable
        case .filter: filterTable
        case .detail: detailTable
        case .detailFind: detailFindTable
        case .editor: editorTable
        case .completion: completionTable
        case .find: findTable
        case .goToLine: goToLineTable
        case .side: sideTable
        case .payload: payloadTable
        case .labelEditor: labelEditorTable
        case .labelCell: labelCellTable
        case .overlay: always
        }
    }

    // Each is made when it is first needed: the first frame needs one of them.
    private static let listTable: [PaneBinding] = .reachable(all(for: .list))
    private static let filterTable: [PaneBinding] = .reachable(all(for: .filter))
    private static let detailTable: [PaneBinding] = .reachable(all(for: .detail))
    private static let detailFindTable: [PaneBinding] = .reachable(all(for: .detailFind))
    private static let editorTable: [PaneBinding] = .reachable(all(for: .editor))
    private static let completionTable: [PaneBinding] = .reachable(all(for: .completion))
    private static let findTable: [PaneBinding] = .reachable(all(for: .find))
    private static let goToLineTable: [PaneBinding] = .reachable(all(for: .goToLine))
    private static let sideTable: [PaneBinding] = .reachable(all(for: .side))
    private static let payloadTable: [PaneBinding] = .reachable(all(for: .payload))
    private static let labelEditorTable: [PaneBinding] = .reachable(all(for: .labelEditor))
    private static let labelCellTable: [PaneBinding] = .reachable(all(for: .labelCell))

    private static func all(for context: InputContext) -> [PaneBinding] {
        switch context {
        case .list: list + panes + requestLog + program
        case .filter: filter + line + typing + always
        case .detailFind: detailFind + line + typing + always
        case .detail: detail + panes + requestLog + program
        case .editor: editor + studio + text + typing + always
        case .completion: completion + editor + studio + text + typing + always
        case .find: find + line + typing + always
        case .goToLine: goToLine + line + typing + always
        case .side: side + requestLog + always
        case .payload: payload + text + typing + always
        case .labelEditor:
            labelEditor + panes.filter { $0.command != .focusNext && $0.command != .focusPrevious } + always
        case .labelCell: labelCell + line + typing + always
        case .overlay: always
        }
    }

    /// The binding of `key` in `context`.
    package static func binding(for key: Key, in context: InputContext) -> PaneBinding? {
        (UserKeys.active.index(for: context) ?? index[context])?[key]
    }

    private static let index = Dictionary(
        uniqueKeysWithValues: InputContext.allCases.map { ($0, index(standard(for: $0))) })

    /// Bindings by key; the first of a key counts.
    static func index(_ bindings: [PaneBinding]) -> [Key: PaneBinding] {
        var index: [Key: PaneBinding] = [:]
        for binding in bindings.reversed() {
            for key in binding.keys { index[key] = binding }
        }
        return index
    }

    /// The binding of `command` in `context`.
    static func binding(of command: Command, in context: InputContext) -> PaneBinding? {
        bindings(for: context).first { $0.command == command }
    }

    /// Motions through rows, for list, detail and tables.
    static let rows: [PaneBinding] = RowKeys.bindings.map { $0.wrapped(Command.move) }

    /// Commands for the selected integration in list and detail.
    static let integration: [PaneBinding] = [
        Binding(
            .char("m"), command: .startMaintenance, label: "maintenance", help: "start a maintenance window",
            unless: \.nothingSelected, \.readOnly, \.targetFromCache, \.targetBusy, \.targetUncertain,
            \.maintenanceOn, \.startForbidden),
        Binding(
            .char("M"), command: .stopMaintenance, label: "stop it", help: "stop the maintenance window",
            unless: \.nothingSelected, \.readOnly, \.targetFromCache, \.targetBusy, \.targetUncertain,
            \.maintenanceOff, \.stopForbidden),
        Binding(
            .char("e"), command: .extendMaintenance, label: "extend", help: "move the end of the maintenance window",
            unless: \.nothingSelected, \.readOnly, \.targetFromCache, \.targetBusy, \.targetUncertain,
            \.maintenanceOff, \.extendForbidden),
        Binding(.char("w"), command: .windows, help: "show all maintenance windows"),
        Binding(
            .char("z"), command: .undoSaved, label: "undo", help: "undo the last saved change of the integration",
            unless: \.nothingSelected, \.readOnly, \.selectedFromCache, \.selectedBusy, \.updateForbidden),
        Binding(
            .char("Z"), command: .redoSaved, help: "redo the last undone change",
            unless: \.nothingSelected, \.readOnly, \.selectedFromCache, \.selectedBusy, \.updateForbidden),
        Binding(
            .char("n"), command: .create, label: "new", help: "create an integration",
            unless: \.readOnly, \.serverSilent, \.createForbidden),
        Binding(
            .char("H"), command: .history, label: "history", help: "show the history of the integration",
            unless: \.nothingSelected),
        Binding(
            .char(":"), command: .commandLine, label: "commands",
            help: "open the command line"),
        Binding(
            .char("d"), command: .delete, label: "delete", help: "delete the integration",
            unless: \.nothingSelected, \.readOnly, \.targetFromCache, \.targetBusy, \.targetUncertain,
            \.deleteForbidden),
        Binding(
            .char("b"), command: .bulkSheet, label: "change", help: "change the marked integrations, or this one",
            unless: \.nothingSelected, \.readOnly, \.serverSilent),
        Binding(
            .char("O"), command: .matrix, label: "matrix", help: "the matrix of custom templates",
            unless: \.nothingSelected),
        Binding(.char("y"), command: .copyID, label: "copy ID", help: "copy the ID", unless: \.nothingSelected),
        Binding(
            .char("Y"), command: .copyLink, help: "copy the link or e-mail address, with its secret",
            unless: \.nothingSelected, \.linkUnknown, \.noLink),
        Binding(
            .char("r"), command: .refreshOne, help: "fetch this integration again", unless: \.nothingToRefresh),
        Binding(.char("R"), command: .refreshAll, label: "refresh", help: "fetch all integrations again"),
    ]

    static let panes: [PaneBinding] = [
        Binding(.tab, command: .focusNext, help: "next pane"),
        Binding(.backTab, command: .focusPrevious, help: "previous pane"),
        Binding(.char("1"), command: .focus(.list), help: "go to the list"),
        Binding(.char("2"), command: .focus(.detail), help: "go to the detail"),
        Binding(.char("3"), command: .focus(.editor), help: "go to the editor", unless: \.nothingEdited),
        Binding(.char("+"), command: .zoomIn, help: "zoom this pane"),
        Binding(.char("_"), command: .zoomOut, help: "show all panes that fit"),
    ]

    static let program: [PaneBinding] =
        [
            Binding(
                .char("?"), Key(.function(1)), .alt("?"), command: .help, label: "help", help: "show this help",
                isAtEnd: true),
            Binding(
                .char("q"), command: .back, label: "back/quit", help: "go back; in the list: quit",
                isAtEnd: true, unless: \.opensContext),
            Binding(.escape, command: .escape, help: "clear the filter or message, go back"),
        ] + always

    /// Opens the request log, wherever letters are not text.
    static let requestLog: [PaneBinding] = [
        Binding(.char("@"), command: .requestLog, label: "requests", help: "show the requests of this session")
    ]

    /// In texts: how to reach what has no key of its own on this keyboard.
    private static let typing: [PaneBinding] = [
        Binding(.ctrl("q"), command: .altKeys, label: "more", help: altKeysHelp, isAtEnd: true)
    ]
    private static let altKeysHelp = "the next key counts as with Alt"

    /// How the tables describe the key of the palette, which does not list itself.
    static let paletteHelp = "the palette: find an action, a context, a theme or an integration"

    /// Keys that work everywhere, also while typing. Where Ctrl-P goes up, the palette has its other key.
    static let always: [PaneBinding] = [
        Binding(
            .ctrl("c"), command: .cancel, help: "cancel the running request or the dialog; in a template: copy"),
        Binding(.ctrl("q"), command: .altKeys, help: altKeysHelp),
        Binding(.ctrl("p"), .alt("x"), command: .palette, help: paletteHelp),
        Binding(.ctrl("l"), command: .redraw, help: "redraw the screen", worksOnTinyScreen: true),
        Binding(
            .ctrl("t"), command: .toggleMouse, help: "leave the mouse to the terminal, or take it back",
            worksOnTinyScreen: true),
        Binding(.ctrl("z"), .alt("z"), command: .suspend, help: "suspend; fg resumes", worksOnTinyScreen: true),
        Binding(Key(.function(1)), .alt("?"), command: .help, label: "help", help: "show this help", isAtEnd: true),
    ]
}
