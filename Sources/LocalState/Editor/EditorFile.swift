import Glibc
package import OnCall
import Platform

/// A text that is edited in an external editor: a file in a new folder of its own, below `editor` in the state folder, readable
/// by the user only. It is kept until `remove()`, so that the text survives this program and the editor. Beside it is the draft
/// that it belongs to, from which the next console makes a draft again.
package struct EditorFile: Hashable, Sendable {
    static let name = "editor"

    let stateFolder: String
    let folder: String
    let file: String

    /// The path to open in the editor.
    package var path: String { "\(stateFolder)/\(EditorFile.name)/\(folder)/\(file)" }

    /// Writes `text` to disk, byte for byte.
    /// - Parameters:
    ///   - name: what is edited, for the editor's title: `slack.title`. May contain any characters.
    ///   - extension: the file extension, from which the editor derives the language: `jinja`.
    ///   - stateFolder: created if missing.
    package static func create(
        text: String, name: String, extension: String, stateFolder: String
    ) throws(FileProblem) -> EditorFile {
        let root = try PrivateFolder.create(stateFolder).createFolder(EditorFile.name)
        let folder = FileName.hash("\(UInt64.random(in: .min ... .max))")
        // Together they stay below 255 bytes, the limit of most file systems.
        let kind = FileName.of(`extension`).prefix(24)
        let file = EditorFile(stateFolder: stateFolder, folder: folder, file: "\(FileName.of(name)).\(kind)")
        let inner = try root.freshFolder(folder)
        do throws(FileProblem) {
            try inner.replace(file.file, with: Array(text.utf8))
        } catch {
            try? root.removeFolder(folder)
            throw error
        }
        return file
    }

    /// Reads the file as the editor left it, whether it was written in place or replaced.
    /// - Parameter limit: in bytes; a longer file is an error.
    /// - Throws: why there is no text. The file is kept.
    package func read(limit: Int) throws(FileProblem) -> String {
        guard let inner = try root()?.folder(folder), let bytes = try inner.read(file, limit: limit)
        else { throw FileProblem(path, SystemError(code: ENOENT)) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FileProblem(path, "is not text in UTF-8")
        }
        return text
    }

    /// Deletes the file and its folder, with other files left there by the editor. Errors are ignored.
    package func remove() { try? root()?.removeFolder(folder) }

    /// Marks the file as in use, by this program and by an editor that inherits the descriptor.
    package func hold() throws(FileProblem) -> EditorHold {
        guard let inner = try root()?.folder(folder) else { throw FileProblem(path, SystemError(code: ENOENT)) }
        return EditorHold(locking: inner)
    }

    /// Writes down which draft the file belongs to: its text is `draft.value`.
    /// - Parameters:
    ///   - console: the ID of this console.
    ///   - isUntold: whether the next console tells the user about this text.
    package func note(_ draft: Draft, console: String, isUntold: Bool = false) throws(FileProblem) {
        guard let inner = try root()?.folder(folder) else { throw FileProblem(path, SystemError(code: ENOENT)) }
        try inner.replace(
            EditorFile.noteName(of: file), with: DraftRecord(draft, console: console, isUntold: isUntold).bytes)
    }

    /// The name of the file that `note` writes.
    static func noteName(of file: String) -> String { ".\(file).draft" }

    private func root() throws(FileProblem) -> PrivateFolder? {
        try PrivateFolder.open(stateFolder)?.folder(EditorFile.name)
    }
}
