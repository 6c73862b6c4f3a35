import TerminalCore

extension Theme {
    /// The theme of a protected context: the frames of the panes have the style of danger.
    var withDangerousFrames: Theme {
        var theme = self
        theme[.border] = self[.danger]
        theme[.focus] = self[.danger].adding(.bold)
        return theme
    }
}
