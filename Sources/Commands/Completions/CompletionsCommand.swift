package import ArgumentParser

/// Prints a completion script.
package struct CompletionsCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "completions", abstract: "Print a completion script for bash, zsh or fish.",
        discussion: """
            bash: oncall-tui completions bash > ~/.local/share/bash-completion/completions/oncall-tui
            zsh: oncall-tui completions zsh > a folder of fpath, as _oncall-tui
            fish: oncall-tui completions fish > ~/.config/fish/completions/oncall-tui.fish
            Names of integrations, teams and contexts are completed as they were read last; the server is not asked.
            """)

    /// A shell.
    enum Shell: String, CaseIterable, ExpressibleByArgument {
        case bash, zsh, fish
    }

    @Argument(help: "bash, zsh or fish.")
    var shell: Shell

    /// For the argument parser.
    package init() {}

    /// The shell in the parser's terms. The executable prints the script, because only it knows the whole program.
    package var completionShell: CompletionShell {
        switch shell {
        case .bash: .bash
        case .zsh: .zsh
        case .fish: .fish
        }
    }
}
