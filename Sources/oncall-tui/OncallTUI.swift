// Module oncall-tui
//
// The executable: the arguments of the console, wiring, the main loop.
//
// Imported by no module.
// May import everything. It must not contain rules: it connects the modules and passes values between them.

import ArgumentParser
import CProcess
import Commands
import Configuration
import Glibc

/// The command line: the console itself, and what belongs to it.
@main struct OncallTUI: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "oncall-tui",
        abstract: "The terminal console for Grafana OnCall integrations.",
        discussion: """
            Begin with --demo: a demo server inside the program; nothing leaves this machine. Press ? in the console for its keys.

            The token is never an argument. It comes from GRAFANA_ONCALL_ACCESS_TOKEN or GRAFANA_AUTH, from a file, or from a \
            command that the configuration file names.

            oncall-tui man prints the man page. --version --json prints details of this build.
            """,
        version: Version.text,
        subcommands: Subcommands.all)

    @OptionGroup var options: ConsoleOptions

    /// As the parser's own, but that it quotes nothing to the terminal that could steer it: scripts pass on what others wrote.
    static func main() {
        // Templates nest as deep as the server takes them, which asks for the room that stacks usually have.
        process_claim_stack(8 << 20)
        process_give_back_memory(1 << 20)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if VersionFlag.asksForJSON(arguments) {
            TerminalText.print(VersionFlag.json(commit: String(cString: process_commit())))
            return
        }
        do {
            var command = try parseAsRoot(DemoFlag.spelledOut(arguments))
            try command.run()
        } catch {
            let words = fullMessage(for: error)
            let code = exitCode(for: error)
            // Help and the like are our own words, and scripts for shells must stay as they are.
            if !words.isEmpty, code.isSuccess { print(words) }
            if !words.isEmpty, !code.isSuccess { TerminalText.print(TerminalText.harmless(words), to: STDERR_FILENO) }
            Glibc.exit(code.rawValue)
        }
    }

    func run() throws {
        let environment = Environment.current
        let settings = try options.settings(environment)
        guard options.demo != nil || settings.server != nil else {
            throw Failure("\(settings.nothingConfigured)")
        }
        let log = try RequestLog(file: options.logFile)
        try ConsoleProgram.run(
            settings, flags: options.flags, demo: options.demo, log: log, environment: environment)
    }
}
