import Features
import LocalState
import OnCall
import Platform
import TerminalCore
import TerminalCurses

/// The external editor, which gets the terminal and a temporary file.
struct OutsideEditor {
    /// The maximum size of the edited file in bytes; the server's limit is far lower.
    private static let limit = 16 << 20

    /// The directory for the temporary file.
    let stateFolder: String
    /// Names the editor, and is passed to it.
    let environment: [String: String]

    /// The program and its arguments: `$VISUAL`, else `$EDITOR`, else vi. Never run by a shell: quotes and backslashes group words, and
    /// nothing is expanded.
    private enum Command {
        case words([String])
        /// The variable with a quote that is not closed.
        case openQuote(variable: String)
    }

    private var command: Command {
        for name in ["VISUAL", "EDITOR"] {
            guard let words = ShellWords.split(environment[name] ?? "") else { return .openQuote(variable: name) }
            if !words.isEmpty { return .words(words) }
        }
        return .words(["vi"])
    }

    /// Runs the editor on the text and waits for it. If anything fails, the file is kept.
    func run(_ edit: ExternalEdit, on screen: Screen) -> ExternalEditOutcome {
        let command: [String]
        switch self.command {
        case .words(let words): command = words
        case .openQuote(let name): return .failed("a quote in $\(name) is not closed", keptAt: nil)
        }
        let file: EditorFile
        do throws(FileProblem) {
            file = try EditorFile.create(
                text: edit.text, name: edit.slot.path, extension: "jinja", stateFolder: stateFolder)
        } catch {
            return .failed("no file could be created for the editor: \(error)", keptAt: nil)
        }
        let program = command[0]
        do throws(TerminalError) {
            let status = try screen.run(command + [file.path])
            if status != 0 { return .failed("\(program) ended with status \(status)", keptAt: file.path) }
        } catch {
            file.remove()
            return .failed("\(program) could not be started: \(error); $VISUAL or $EDITOR names another", keptAt: nil)
        }
        do throws(FileProblem) {
            let text = try file.read(limit: OutsideEditor.limit)
            file.remove()
            return .text(text)
        } catch {
            return .failed("the text from \(program) can't be used: \(error.reason)", keptAt: file.path)
        }
    }
}
