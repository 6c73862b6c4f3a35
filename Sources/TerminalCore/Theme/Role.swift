/// The semantic role of a piece of the screen; a theme defines its appearance.
///
/// A role missing from a theme takes the style of its `parent`, so a theme of three lines is complete.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Ordinary text; its background is the screen's.
    case text
    /// Secondary text: units, ages, `default`.
    case muted
    /// Emphasis without a state: field names, active tabs.
    case accent
    /// Headings of panes and groups.
    case title
    /// The selected row of the focused pane.
    case selection
    /// The selected row of a pane without the focus.
    case selectionInactive = "selection.inactive"
    /// Frames of panes.
    case border
    /// The frame and heading of the focused pane.
    case focus
    /// The header line.
    case header
    /// The footer line with its keys.
    case footer
    /// Keys in the footer, in help and in dialogs.
    case key
    /// A good state.
    case ok
    /// A state that needs attention.
    case warning
    /// An open maintenance window.
    case maintenance
    /// A failure, or something that can't be undone.
    case danger
    /// The part of a row that a filter matched.
    case match
    /// The mark and text of a draft: not yet on the server.
    case draft
    /// A running request.
    case busy
    /// Selected text in an editor.
    case textSelection = "editor.selection"
    /// Line numbers in an editor.
    case lineNumber = "editor.lineNumber"
    /// The marks that stand for characters unsafe for a terminal.
    case control = "editor.control"
    /// The background of dialogs.
    case dialog
    /// Delimiters of Jinja2: `{{ }} {% %}`.
    case syntaxDelimiter = "syntax.delimiter"
    /// Tags: `if`, `for`, `set`.
    case syntaxKeyword = "syntax.keyword"
    /// Variables and attributes.
    case syntaxVariable = "syntax.variable"
    /// Filters, tests and functions.
    case syntaxFilter = "syntax.filter"
    case syntaxString = "syntax.string"
    case syntaxNumber = "syntax.number"
    case syntaxComment = "syntax.comment"
    /// A syntax error that the server would reject.
    case syntaxError = "syntax.error"
    /// A line added by a change.
    case diffAdded = "diff.added"
    /// A line removed by a change.
    case diffRemoved = "diff.removed"

    /// The role whose style is used if a theme doesn't define this one; nil for `text`.
    package var parent: Role? {
        switch self {
        case .text: nil
        case .muted, .accent, .border, .ok, .warning, .danger, .selection, .header, .footer, .dialog: .text
        case .title, .focus, .key, .busy, .match: .accent
        case .draft, .maintenance: .warning
        case .selectionInactive, .textSelection: .selection
        case .lineNumber, .syntaxComment, .control: .muted
        case .syntaxDelimiter, .syntaxKeyword: .accent
        case .syntaxVariable, .syntaxFilter: .text
        case .syntaxString, .syntaxNumber: .ok
        case .syntaxError, .diffRemoved: .danger
        case .diffAdded: .ok
        }
    }
}
