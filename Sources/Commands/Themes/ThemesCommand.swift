import ArgumentParser
import Configuration

/// Lists the available themes.
struct ThemesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "themes", abstract: "List the themes.")

    @OptionGroup var options: ConsoleOptions

    func run() throws {
        let settings = try options.settings(.current).withChosenTheme()
        let entries = ThemeCatalog.list(userFolder: settings.paths.themesFolder)
        Table.print(
            entries.map { entry in
                [
                    (entry.name == settings.theme.value ? "* " : "  ") + entry.name,
                    entry.problem.map { "can't be used: \($0)" } ?? entry.summary, entry.path ?? "",
                ]
            })
        TerminalText.print(TerminalText.harmless("\nYour own go to \(settings.paths.themesFolder), as NAME.toml."))
    }
}
