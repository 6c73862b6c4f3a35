package import ArgumentParser

/// The commands of the program beside the console itself.
package enum Subcommands {
    /// In the order in which the help lists them.
    package static var all: [any ParsableCommand.Type] {
        [
            InfoCommand.self, KeysCommand.self, ThemesCommand.self, DemoServerCommand.self, LintCommand.self,
            RenderCommand.self,
        ]
    }
}
