package import Configuration
import LocalState
package import TerminalCore

extension Settings {
    /// The theme of the settings, in the terminal's colours.
    /// - Throws: `Failure` with the theme's error.
    package func loadTheme(depth: ColorDepth) throws -> Theme {
        if let themeOnLight { _ = try load(themeOnLight, depth, on: .light) }
        return try load(theme, depth, on: nil)
    }

    private func load(_ name: Setting<String>, _ depth: ColorDepth, on ground: ScreenGround?) throws -> Theme {
        try Failure.explained {
            try ThemeLoader.load(
                name.value, askedBy: name.origin, userFolder: paths.themesFolder,
                depth: hasNoColor.value ? .none : depth, on: ground)
        }
    }

    /// The settings with the theme that was chosen in the console, if it still exists; `--theme` overrides it.
    package func withChosenTheme() -> Settings {
        if case .flag = theme.origin { return self }
        guard let name = ThemeChoiceStore(stateFolder: paths.stateFolder).theme(in: themeContext),
            (try? ThemeLoader.load(name, userFolder: paths.themesFolder, depth: .none)) != nil
        else { return self }
        var settings = self
        settings.theme = Setting(name, from: .console(":theme"))
        settings.themeOnLight = nil
        return settings
    }

    /// What a chosen theme is remembered for: the context, or the server.
    package var themeContext: String { server?.context?.value ?? server?.url.value.text ?? "demo" }
}
