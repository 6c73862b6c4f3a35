import Features
import LocalState
import OnCall
import TerminalCore
import TerminalCurses

/// The user's own editor, which gets the terminal and a file of its own for a while.
struct OutsideEditor {
    /// What a template may be long in its file, in bytes; the server renders far shorter ones.
    private static let limit = 16 << 20

    /// The text's file is made below it.
    let stateFolder: String
    /// Names the editor, and is given to it.
    let environment: [String: String]

    /// The program and its arguments: `$VISUAL`, else `$EDITOR`, else vi. Never a line for a shell: blanks part its words, nothing else means
    /// anything.
    var command: [String] {
        for name in ["VISUAL", "EDITOR"] {
            let words = (environment[name] ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
            if !words.isEmpty { return words }
        }
        return ["vi"]
    }

    /// Runs the editor on the text and waits for its end. Where anything goes wrong, the file stays.
    func run(_ edit: ExternalEdit, on screen: Screen) -> ExternalEditOutcome {
        let file: EditorFile
        do throws(FileProblem) {
            file = try EditorFile.create(
                text: edit.text, name: edit.slot.path, extension: "jinja", stateFolder: stateFolder)
        } catch {
            return .failed("no file could be made for the editor: \(error)", keptAt: nil)
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
            return .failed("what \(program) wrote can't be taken: \(error.reason)", keptAt: file.path)
        }
    }
}
