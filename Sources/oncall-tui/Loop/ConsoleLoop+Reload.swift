import Commands
import Configuration
import Features
import StateMachine
import TerminalCore
import TerminalCurses

/// Taking over a configuration that has changed. An invalid one changes nothing.
extension ConsoleLoop {
    /// Reads the configuration; `take` gets the result.
    func readSettings(isAsked: Bool = false) {
        let name = session.context.configuration.contextName
        reader.read(
            opener.flags(for: name, isFirst: session.number == 1), isAsked: isAsked, session: session.number)
    }

    /// - Parameter result: for the context on the screen.
    func take(_ result: SettingsReader.Result) {
        switch result.outcome {
        case .failure(let failure):
            let problem = "\(failure)".split(separator: "\n").first.map(String.init) ?? ""
            guard problem != settingsProblem || result.isAsked else { return }
            settingsProblem = problem
            session.store.send(.settingsRead(.refused(problem), isAsked: result.isAsked))
        case .success(let read):
            let before = latest ?? (session.context.settings, session.context.theme)
            let isSame = read.settings == before.settings && read.theme == before.theme
            guard !isSame || settingsProblem != nil || result.isAsked else { return }
            settingsProblem = nil
            latest = read
            themes = LoadedThemes(read.settings, first: read.theme, depth: screen.colorDepth, ground: themes.ground)
            session.store.send(
                .settingsRead(
                    .taken(
                        session.context.configuration(for: read.settings),
                        needsReopening: read.settings.server != session.context.settings.server),
                    isAsked: result.isAsked))
        }
    }
}
