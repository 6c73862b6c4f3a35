extension Console {
    /// The theme to show: the one that the command line names, so that it can be seen before it is chosen; the chosen one; the
    /// configured one.
    package var themeName: String {
        commandLine?.previewedTheme ?? workspace.appearance.theme ?? configuration.theme
    }

    /// Whether the user has chosen a theme that differs with the background.
    package var hasChosenTheme: Bool { commandLine?.previewedTheme != nil || workspace.appearance.theme != nil }

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
