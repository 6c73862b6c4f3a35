package import Configuration
package import TerminalCore

extension Settings {
    /// The theme that the settings name, in the colours of a terminal.
    /// - Throws: `Failure` with what is wrong with it.
    package func loadTheme(depth: ColorDepth) throws -> Theme {
        try Failure.explained {
            try ThemeLoader.load(
                theme.value, askedBy: theme.origin, userFolder: paths.themesFolder,
                depth: hasNoColor.value ? .none : depth)
        }
    }
}
