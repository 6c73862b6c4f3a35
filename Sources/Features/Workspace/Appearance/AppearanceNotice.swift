/// Notices about themes and the mouse.
package enum AppearanceNotice: Hashable, Sendable {
    /// The available themes and the current one.
    case themes([String], current: String)
    /// A theme was chosen, and is remembered for `context`.
    case chosen(String, context: String)
    /// There is no such theme; `known` are the existing ones.
    case unknownTheme(String, known: [String])
    /// A theme can't be used, with the error in its file.
    case refused(String, reason: String)
    /// The choice could not be written to disk.
    case notRemembered(reason: String)
    /// Mouse events are used, or left to the terminal.
    case mouse(Bool)

    /// The severity.
    var level: Notice.Level {
        switch self {
        case .themes, .unknownTheme, .mouse: .info
        case .chosen: .done
        case .notRemembered: .warning
        case .refused: .failure
        }
    }
}

/// Why the theme that was chosen is not shown, or not remembered.
package enum ThemeProblem: Hashable, Sendable {
    /// Its file has an error.
    case refused(String, reason: String)
    /// The choice could not be written to disk.
    case notRemembered(reason: String)
}
