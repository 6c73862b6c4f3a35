import ArgumentParser
import Configuration
import Glibc
import JSON
import LocalState
import OnCall
import OnCallClient
import Platform

/// Edits a text of an integration in the user's editor.
struct EditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit", abstract: "Edit a text of an integration in $VISUAL or $EDITOR.",
        discussion: """
            The change is shown before it is sent. If it can't be sent, the text stays in a file, which is named. The editor gets no token.
            """)

    @Argument(help: ArgumentHelp("An id, a name, or team/name.", valueName: "who"), completion: .integration)
    var who: String

    @Argument(help: ArgumentHelp("The field: slack.title, name, description …", valueName: "field"), completion: .field)
    var field: FieldArgument

    @Flag(help: "Send a template also if the server would refuse it.")
    var allowRefused = false

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    /// In bytes, far above what servers take.
    private static let limit = 16 << 20

    func validate() throws {
        guard !field.field.isChosen, field.field != .labels, field.field != .dynamicLabels else {
            throw ValidationError("\(field.field.path) is no text; use set")
        }
    }

    func run() throws {
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            var targets = Targets()
            targets.who = [who]
            targets.filter = nil
            guard let integration = try await targets.find(connection).integrations.first else {
                throw Failure("nothing matches")
            }
            let held = integration.value(of: field.field)
            guard !held.isAbsent else {
                throw Failure("\(integration.shownName) has no '\(field.field.path)'", status: .refused)
            }
            let before = held.value?.string ?? ""
            let file = try Failure.explained {
                try EditorFile.create(
                    text: before, name: field.field.path, extension: "jinja",
                    stateFolder: connection.settings.paths.stateFolder)
            }
            let text = try edited(file, before, connection)
            guard !text.isExactly(before) else {
                file.remove()
                return TerminalText.print("unchanged; nothing was sent", to: STDERR_FILENO)
            }
            do {
                let values = FieldValues(teams: [], chains: [])
                let change = values.change(field.field, .string(text), of: integration, base: held)
                try await PlanRun(connection: connection, writing: writing, allowsRefused: allowRefused)
                    .run([change], known: [integration]).end()
            } catch {
                TerminalText.print("Your text is in \(file.path)", to: STDERR_FILENO)
                throw error
            }
            file.remove()
        }
    }

    /// Runs the editor, and waits for it.
    /// - Throws: `Failure` if there is no text from it; the file is kept.
    private func edited(_ file: EditorFile, _ before: String, _ connection: Connection) throws -> String {
        let environment = Environment.current.variables
        let command: [String]
        switch UserEditor(environment) {
        case .words(let words): command = words
        case .openQuote(let name): throw Failure("a quote in $\(name) is not closed")
        }
        let end: ChildProcess.End?
        do throws(SystemError) {
            end = try connection.interruption.ignoringKeys { () throws(SystemError) in
                try ChildProcess(
                    command + [file.path], environment: connection.settings.withoutToken(environment, connection.token),
                    session: .inherited,
                    input: STDIN_FILENO, output: STDOUT_FILENO, errors: STDERR_FILENO
                ).waitForEnd()
            }
        } catch {
            file.remove()
            throw Failure("\(command[0]) could not be started: \(error); $VISUAL or $EDITOR names another")
        }
        guard end == .exited(status: 0) else {
            throw Failure("\(command[0]) did not end well; nothing was sent, and your text is in \(file.path)")
        }
        do throws(FileProblem) {
            return ReturnedText.cleaned(try file.read(limit: EditCommand.limit), original: before)
        } catch {
            throw Failure("the text can't be used: \(error)")
        }
    }
}
