// Module Commands
//
// The command line apart from the console itself: a folder per subcommand.
//
// Used by the executable.
// Must not know Panes, and must not run the console.

package import ArgumentParser

/// The subcommands of the program.
package enum Subcommands {
    /// In the order of the help.
    package static var all: [any ParsableCommand.Type] {
        [
            ListCommand.self, GetCommand.self, CreateCommand.self, SetCommand.self, EditCommand.self,
            DeleteCommand.self,
            MaintenanceCommand.self, ExportCommand.self, DiffCommand.self, ApplyCommand.self, DriftCommand.self,
            AlertsCommand.self, RoutesCommand.self, HistoryCommand.self, UndoCommand.self, TeamsCommand.self,
            ChainsCommand.self, TypesCommand.self, WhoamiCommand.self, CompletionsCommand.self, InfoCommand.self,
            KeysCommand.self,
            ManCommand.self, ThemesCommand.self, DemoServerCommand.self,
            LintCommand.self, RenderCommand.self,
        ]
    }
}
