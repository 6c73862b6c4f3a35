extension Console {
    /// The theme to show: the one that is seen before it is chosen; the chosen one; the configured one.
    package var themeName: String {
        previewedTheme ?? workspace.appearance.theme ?? configuration.theme
    }

    /// Whether the user has chosen a theme that differs with the background.
    package var hasChosenTheme: Bool { previewedTheme != nil || workspace.appearance.theme != nil }

    /// The theme that is seen before it is chosen: in the command line, or in the palette.
    private var previewedTheme: String? {
        if case .palette(let palette)? = overlays[.palette] { return palette.previewedTheme }
        return commandLine?.previewedTheme
    }

    mutating func listThemes() {
        notice = .appearance(.themes(configuration.themes, current: themeName))
    }

    mutating func chooseTheme(_ name: String) {
        workspace.appearance.theme = name
        notice = .appearance(.chosen(name, context: configuration.contextName ?? configuration.serverName))
        run(.terminal(.theme(name)))
    }

    mutating func themeFailed(_ problem: ThemeProblem) {
        switch problem {
        case .refused(let name, let reason):
            if workspace.appearance.theme == name { workspace.appearance.theme = nil }
            notice = .appearance(.refused(name, reason: reason))
        case .notRemembered(let reason): notice = .appearance(.notRemembered(reason: reason))
        }
    }

    /// Gives the mouse to the terminal, for its own selection, or takes it back.
    mutating func toggleMouse() {
        let isOn = !(workspace.appearance.hasMouse ?? configuration.hasMouse)
        workspace.appearance.hasMouse = isOn
        notice = .appearance(.mouse(isOn))
        run(.terminal(.mouse(isOn)))
    }
}
