import ArgumentParser

/// Prints the man pages, generated from the tables of the program.
struct ManCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "man", abstract: "Print a man page.",
        discussion: """
            To read one: oncall-tui man | man -l -
            To install one: oncall-tui man > ~/.local/share/man/man1/oncall-tui.1
            """)

    @Argument(help: "The page.")
    var page = ManualPage.program

    func run() throws { TerminalText.print(try page.text()) }
}
