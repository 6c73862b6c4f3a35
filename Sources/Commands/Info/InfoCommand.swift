import ArgumentParser
import Configuration
import LocalState
import TerminalCore

/// Prints the paths and settings in use, with their origins.
struct InfoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "info", abstract: "Show the paths and settings in use, and where each came from.")

    @OptionGroup var options: ConsoleOptions

    func run() throws {
        let settings = try options.settings(.current).withChosenTheme()
        let paths = settings.paths
        TerminalText.print("oncall-tui \(Version.text)\n")
        Table.print([
            ["configuration", paths.configFile + (settings.hasConfigFile ? "" : "  (does not exist)")],
            ["themes", paths.themesFolder],
            ["state", paths.stateFolder],
            ["drafts", DraftStore(stateFolder: paths.stateFolder).folder],
            ["unicode", "\(unicodeVersion): the characters that are shown"],
        ])
        TerminalText.print("")
        Table.print(settings.lines.map { [$0.name, $0.value, "\($0.origin)"] })
        if options.server.demo == nil, settings.server == nil {
            TerminalText.print("\nNo server is configured; oncall-tui --demo needs none.")
        }
        // The console would refuse to start with it.
        do {
            _ = try settings.loadTheme(depth: .palette256)
        } catch {
            TerminalText.print("\nThe theme can't be used: \(error)")
        }
        for note in settings.notes { TerminalText.print(TerminalText.harmless("\n\(note)")) }
    }
}
