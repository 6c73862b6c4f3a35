import OnCall

extension Integration {
    /// Its name in a line of text: without secrets, and safe for terminals.
    var shownName: String { TerminalText.line(displayNameWithoutSecrets) }
}
