package import Configuration
package import TerminalCore

extension Settings {
    /// The theme of the settings, in the terminal's colours.
    /// - Throws: `Failure` with the theme's error.
    package func loadTheme(depth: ColorDepth) throws -> Theme {
        try Failure.explained {
            try ThemeLoader.load(
                theme.value, askedBy: theme.origin, userFolder: paths.themesFolder,
                depth: hasNoColor.value ? .none : depth)
        }
    }
}
