extension Role {
    /// A description of the role, for `themes/README.md` and the man page.
    package var purpose: String {
        switch self {
        case .text: "ordinary text; its background is the background of the screen"
        case .muted: "secondary text: units, ages, `default`"
        case .accent: "field names"
        case .title: "headings of panes and groups"
        case .selection: "the selected row of the focused pane"
        case .selectionInactive: "the selected row of another pane"
        case .border: "pane borders"
        case .focus: "border and heading of the focused pane"
        case .header: "the top line"
        case .footer: "the bottom line, with the keys"
        case .key: "keys in footer, help and dialogs"
        case .ok: "success"
        case .warning: "something that needs attention"
        case .maintenance: "an open maintenance window"
        case .danger: "an error, or something that can't be undone"
        case .match: "the part of a row that matches the filter"
        case .draft: "a draft: not on the server yet"
        case .busy: "a running request"
        case .textSelection: "selected text in an editor"
        case .lineNumber: "line numbers in an editor"
        case .control: "marks in place of control characters"
        case .dialog: "the background of dialogs"
        case .syntaxDelimiter: "`{{ }}` and `{% %}`"
        case .syntaxKeyword: "`if`, `for`, `set`"
        case .syntaxVariable: "variables and attributes"
        case .syntaxFilter: "filters, tests and functions"
        case .syntaxString: "strings"
        case .syntaxNumber: "numbers"
        case .syntaxComment: "comments"
        case .syntaxError: "a syntax error"
        case .diffAdded: "an added line of a diff, marked `+`"
        case .diffRemoved: "a removed line of a diff, marked `-`"
        }
    }
}
