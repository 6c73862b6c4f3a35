import Platform

/// The user's editor: `$VISUAL`, else `$EDITOR`, else vi. Never run by a shell: quotes and backslashes group words, and nothing is expanded.
package enum UserEditor: Hashable, Sendable {
    /// The program and its arguments.
    case words([String])
    /// The variable with a quote that is not closed.
    case openQuote(variable: String)

    package init(_ environment: [String: String]) {
        for name in ["VISUAL", "EDITOR"] {
            guard let words = ShellWords.split(environment[name] ?? "") else {
                self = .openQuote(variable: name)
                return
            }
            if !words.isEmpty {
                self = .words(words)
                return
            }
        }
        self = .words(["vi"])
    }
}
