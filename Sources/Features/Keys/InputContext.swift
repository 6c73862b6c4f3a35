import TerminalCore

/// What has the keyboard: a pane in one of its states, or an overlay.
package enum InputContext: Hashable, Sendable, CaseIterable {
    case list, filter, detail, detailFind, editor, completion, find, goToLine, side, payload, labelEditor, labelCell
    case overlay(Overlay.Kind)

    package static let panes: [InputContext] = [
        .list, .filter, .detail, .detailFind, .editor, .completion, .find, .goToLine, .side, .payload, .labelEditor,
        .labelCell,
    ]

    package static let allCases: [InputContext] = panes + Overlay.Kind.allCases.map { .overlay($0) }

    /// Its name for `oncall-tui keys --place`.
    package var name: String {
        switch self {
        case .list: "list"
        case .filter: "filter"
        case .detail: "detail"
        case .detailFind: "detail-find"
        case .editor: "editor"
        case .completion: "completion"
        case .find: "find"
        case .goToLine: "go-to-line"
        case .side: "result"
        case .payload: "payload"
        case .labelEditor: "labels"
        case .labelCell: "label-cell"
        case .overlay(let kind): kind.rawValue
        }
    }

    /// The heading of its keys in the help.
    package var title: String {
        switch self {
        case .list: "List"
        case .filter: "Filter"
        case .detail: "Detail"
        case .detailFind: "Find in the detail"
        case .editor: "Editor"
        case .completion: "Completion"
        case .find: "Find and replace"
        case .goToLine: "Go to a line"
        case .side: "Result and cheat sheet"
        case .payload: "Payload"
        case .labelEditor: "Labels"
        case .labelCell: "Label cell"
        case .overlay(let kind): kind.layer.title
        }
    }

    /// Whether keys without a binding are text.
    package var takesText: Bool {
        switch self {
        case .filter, .detailFind, .editor, .completion, .find, .goToLine, .payload, .labelCell: true
        case .list, .detail, .side, .labelEditor: false
        case .overlay(let kind): kind.layer.takesText
        }
    }

    /// The characters that are commands here, and not text.
    var characterCommands: Set<Key> {
        guard UserKeys.active.isStandard else { return Set(lines.flatMap(\.keys).filter(\.isText)) }
        return InputContext.allCharacterCommands[self] ?? []
    }

    private static let allCharacterCommands = UserKeys.$active.withValue(UserKeys()) {
        Dictionary(
            uniqueKeysWithValues: allCases.map { context in
                (context, Set(context.lines.flatMap(\.keys).filter(\.isText)))
            })
    }

    /// Its keys for the user: its own first, then those that work everywhere.
    package var lines: [KeyLine] {
        guard case .overlay(let kind) = self else { return KeyTable.bindings(for: self).map(\.line) }
        let own = kind.layer.lines
        let taken = Set(own.flatMap(\.keys))
        return own + KeyTable.always.compactMap { $0.line.without(taken) }
    }
}
