import ArgumentParser
import Configuration
import Glibc
import TerminalCore

/// Whether and how a command that writes asks before it sends anything.
struct WriteOptions: ParsableArguments {
    @Flag(help: "Print what would be sent, and send nothing.")
    var dryRun = false

    @Flag(name: [.short, .long], help: "Send without a question.")
    var yes = false

    @OptionGroup var colors: ColorOptions

    @Option(
        help: ArgumentHelp(
            "What a protected context asks for, such as its name; also ONCALL_TUI_CONFIRM.", valueName: "text"))
    var confirm: String?

    /// What was given for the guard rails.
    var given: [String] { confirm.map { [$0] } ?? [] }

    /// Refuses a write in read-only mode, before anything is fetched.
    /// - Throws: `Failure` with the setting that forbids it.
    func checkAllowed(_ connection: Connection) throws {
        let readOnly = connection.settings.isReadOnly
        guard readOnly.value, !dryRun else { return }
        throw Failure("read-only mode (\(readOnly.origin)): nothing is sent", status: .notAllowed)
    }

    /// Asks, if it has to.
    /// - Parameters:
    ///   - plan: what would be sent, a line each.
    ///   - question: `Send 3 changes?`
    /// - Returns: false for `--dry-run`.
    /// - Throws: `Failure` if the user declines, or can't be asked.
    func confirm(_ plan: String, _ question: String, _ interruption: Interruption) throws -> Bool {
        try confirm(StyledLines(plan), question, interruption)
    }

    /// The same for a plan with colours.
    func confirm(_ plan: StyledLines, _ question: String, _ interruption: Interruption) throws -> Bool {
        TerminalText.print(plan, to: dryRun ? STDOUT_FILENO : STDERR_FILENO, color: colors.color)
        if dryRun { return false }
        if yes { return true }
        guard Question.canAsk else {
            throw Failure("nothing was sent: give --yes, or run it on a terminal", status: .notAllowed)
        }
        let answer = try Question.ask("\(question) [y/N]", interruption)?.lowercased()
        guard answer == "y" || answer == "yes" else { throw Failure("nothing was sent", status: .notAllowed) }
        return true
    }
}
