package import TerminalCore

/// A line of a key table: it feeds the dispatch, the footer and the help, so that these can't disagree.
package struct KeyBinding: Hashable, Sendable {
    /// Keys that do the same; the first is the one to show in the footer.
    package let keys: [Key]
    package let command: Command
    /// A word or two for the footer; nil keeps it out of there.
    package let label: String?
    /// A line for the help.
    package let help: String

    package init(_ keys: Key..., command: Command, label: String? = nil, help: String) {
        self.keys = keys
        self.command = command
        self.label = label
        self.help = help
    }
}

/// Where a key arrives: the pane or dialog that has the keyboard.
package enum Place: String, Hashable, Sendable, CaseIterable {
    case list, filter, detail, editor, completion, find, goToLine, side, payload, payloadChoice, labelEditor, labelCell
    case maintenance, question, deletion, creation, help, plan, history, drafts, requests, commandLine

    /// The heading of its keys in the help.
    package var title: String {
        switch self {
        case .list: "List"
        case .filter: "Filter"
        case .detail: "Detail"
        case .editor: "Editor"
        case .completion: "Completion"
        case .find: "Find and replace"
        case .goToLine: "Go to a line"
        case .side: "Result and cheat-sheet"
        case .payload: "Payload"
        case .payloadChoice: "Choosing a payload"
        case .labelEditor: "Labels"
        case .labelCell: "A cell of a label"
        case .maintenance: "Maintenance"
        case .question: "Question"
        case .deletion: "Deletion"
        case .creation: "New integration"
        case .help: "Help"
        case .plan: "Plan of a save"
        case .history: "History"
        case .drafts: "Drafts"
        case .requests: "Requests"
        case .commandLine: "Command line"
        }
    }

    /// Whether keys that are in no table are text.
    package var takesText: Bool {
        switch self {
        case .filter, .editor, .completion, .find, .goToLine, .payload, .payloadChoice, .labelCell, .maintenance,
            .deletion, .creation, .commandLine:
            true
        case .list, .detail, .side, .labelEditor, .question, .help, .plan, .history, .drafts, .requests: false
        }
    }
}
