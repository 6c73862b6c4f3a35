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
import DemoServer
import Glibc
import TerminalCurses

/// The command line: the console itself and the subcommands.
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

    /// Like the parser's own `main`, but quoted input is made safe for the terminal: scripts may pass on text from others.
    static func main() {
        // Templates nest as deep as on the server, which needs a stack of the usual size.
        process_claim_stack(8 << 20)
        process_give_back_memory(1 << 20)
        let arguments = Array(CommandLine.arguments.dropFirst())
        if VersionFlag.asksForJSON(arguments) {
            TerminalText.print(VersionFlag.json(commit: String(cString: process_commit())))
            return finish()
        }
        do {
            var command = try parseAsRoot(DemoFlag.expanded(arguments))
            // A command can hold the token. The console decides for itself.
            if !(command is OncallTUI) { _ = process_hide_memory() }
            if let completions = command as? CompletionsCommand {
                TerminalText.print(completionScript(for: completions.completionShell))
            } else {
                try command.run()
            }
        } catch {
            let message = fullMessage(for: error)
            let code = (error as? Failure)?.status.code ?? exitCode(for: error)
            // Help is the program's own text, and shell scripts must stay unchanged.
            if !message.isEmpty, code.isSuccess { TerminalText.print(message) }
            if !message.isEmpty, !code.isSuccess {
                TerminalText.print(TerminalText.harmless(message), to: STDERR_FILENO)
            }
            if code.isSuccess { return finish() }
            Glibc.exit(code.rawValue)
        }
        finish()
    }

    /// A command whose output is not complete has failed, whatever it did.
    private static func finish() {
        do throws(Failure) {
            try TerminalText.check()
        } catch {
            TerminalText.print("Error: \(error.description)", to: STDERR_FILENO)
            Glibc.exit(error.status.rawValue)
        }
    }

    func run() throws {
        let environment = Environment.current
        let settings = try options.settings(environment).withChosenTheme()
        guard options.server.demo != nil || settings.server != nil else {
            guard FirstStartProgram.isPossible(settings) else { throw Failure("\(settings.noServerConfigured)") }
            return try startGuided(settings, environment)
        }
        let log = try RequestLog(file: options.server.logFile)
        try ConsoleProgram.run(
            settings, flags: options.flags, demo: options.server.demo, log: log, environment: environment)
    }

    /// Shows the guided page, then the demo or the server that was configured.
    private func startGuided(_ settings: Settings, _ environment: Environment) throws {
        Signals.blockAll()
        let signals = try Failure.explained { try Signals.receive() }
        var flags = options.flags
        let log = try RequestLog(file: options.server.logFile)
        switch try FirstStartProgram(settings, environment: environment).run(signals) {
        case .left(let signal?): throw ExitStatus.code(ofSignal: signal)
        case .left(nil): return
        case .demo:
            flags.isDemo = true
            try ConsoleProgram.run(
                try flags.settings(environment).withChosenTheme(), flags: flags, demo: .cloud, log: log,
                environment: environment, signals: signals)
        case .configured:
            TerminalText.print("The configuration is in \(settings.paths.configFile).")
            try ConsoleProgram.run(
                try flags.settings(environment).withChosenTheme(), flags: flags, demo: nil, log: log,
                environment: environment, signals: signals)
        }
    }
}
