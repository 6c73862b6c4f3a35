extension Console {
    /// Takes over a configuration that was read again.
    /// - Parameter isAsked: whether the user asked for it with `:reload`.
    mutating func settingsRead(_ reload: SettingsReload, isAsked: Bool) {
        switch reload {
        case .refused(let problem): notice = .context(.settingsRefused(problem))
        case .taken(let new, let needsReopening):
            let mouse = configuration.hasMouse
            let (next, changed, isLooser) = configuration.taking(new)
            configuration = next
            if configuration.hasMouse != mouse {
                workspace.appearance.hasMouse = nil
                run(.terminal(.mouse(configuration.hasMouse)))
            }
            if !changed.isEmpty || needsReopening || isAsked {
                notice = .context(
                    .settingsTaken(
                        changed, needsReopening: needsReopening || isLooser, context: configuration.contextName))
            } else if case .context(.settingsRefused)? = notice {
                notice = nil
            }
        }
    }
}
