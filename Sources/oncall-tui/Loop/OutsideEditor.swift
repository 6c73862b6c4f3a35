import Commands
import Features
import JSON
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
    /// The mark of this console.
    let console: ConsoleMark
    /// Names the editor, and is passed to it.
    let environment: [String: String]

    /// Runs the editor on the text and waits for it, unless a signal ends this program. If anything fails, the file is kept.
    /// - Returns: the outcome, and the file if the editor still has it.
    func run(_ edit: ExternalEdit, on screen: Screen) -> (outcome: ExternalEditOutcome, leftFile: String?) {
        let command: [String]
        switch UserEditor(environment) {
        case .words(let words): command = words
        case .openQuote(let name): return (.failed("a quote in $\(name) is not closed", keptAt: nil), nil)
        }
        let file: EditorFile
        let hold: EditorHold
        do throws(FileProblem) {
            console.show()
            file = try EditorFile.create(
                text: edit.text, name: edit.slot.path, extension: "jinja", stateFolder: stateFolder)
            hold = try file.hold()
            try file.note(edit.draft, console: console.id)
        } catch {
            return (.failed("no file could be created for the editor: \(error)", keptAt: nil), nil)
        }
        let program = command[0]
        do throws(TerminalError) {
            // Locked as long as the editor may need it.
            let end = try withExtendedLifetime(hold) { () throws(TerminalError) in
                try screen.run(command + [file.path], inheriting: hold.descriptor)
            }
            switch end {
            case .interrupted(let hasEnded): return (interrupted(edit, file), hasEnded ? nil : file.path)
            case .ended(0): break
            case .ended(let status):
                return (.failed("\(program) ended with status \(status)", keptAt: file.path), nil)
            }
        } catch {
            file.remove()
            return (
                .failed("\(program) could not be started: \(error); $VISUAL or $EDITOR names another", keptAt: nil), nil
            )
        }
        do throws(FileProblem) {
            let text = try file.read(limit: OutsideEditor.limit)
            file.remove()
            return (.text(text), nil)
        } catch {
            return (.failed("the text from \(program) can't be used: \(error.reason)", keptAt: file.path), nil)
        }
    }

    /// What the editor has saved so far. The file stays: the next console looks at it again, and at what the editor has left beside it.
    private func interrupted(_ edit: ExternalEdit, _ file: EditorFile) -> ExternalEditOutcome {
        do throws(FileProblem) {
            let text = try file.read(limit: OutsideEditor.limit)
            var found = edit.draft
            found.value = .string(ReturnedText.cleaned(text, original: edit.text))
            let isNew = found.value != edit.draft.value && Field(sent: found.value) != found.base
            try? file.note(found, console: console.id, isUntold: isNew)
            return .text(text)
        } catch {
            return .failed("the text can't be used: \(error.reason)", keptAt: file.path)
        }
    }
}
