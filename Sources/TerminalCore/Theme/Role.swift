/// What a piece of the screen means; a theme says what it looks like.
///
/// A role that a theme leaves out takes the style of its `parent`, so a theme of three lines is a whole theme.
package enum Role: String, CaseIterable, Hashable, Sendable {
    /// Ordinary text; its background is the screen's.
    case text
    /// Secondary text: units, ages, `default`.
    case muted
    /// What stands out without being a state: names of fields, active tabs.
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
    /// The footer line: what keys do.
    case footer
    /// Keys within footer, help and dialogs.
    case key
    /// A good state.
    case ok
    /// A state that wants attention: maintenance, a draft.
    case warning
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
    /// The marks in place of characters that a terminal must not get.
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
    /// A place that the server would refuse.
    case syntaxError = "syntax.error"
    /// A line that comes with a change.
    case diffAdded = "diff.added"
    /// A line that goes with a change.
    case diffRemoved = "diff.removed"

    /// The role whose style stands in where a theme says nothing; nil for `text`.
    package var parent: Role? {
        switch self {
        case .text: nil
        case .muted, .accent, .border, .ok, .warning, .danger, .selection, .header, .footer, .dialog: .text
        case .title, .focus, .key, .busy, .match: .accent
        case .draft: .warning
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
