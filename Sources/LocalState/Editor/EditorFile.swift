import Glibc
import Platform

/// A text in the hands of an editor outside of this program: a file in a fresh folder of its own, below `editor` in the
/// state folder, for the user's eyes only. It stays until `remove()`, so that a text outlives us and the editor.
package struct EditorFile: Hashable, Sendable {
    private static let name = "editor"

    private let stateFolder: String
    private let folder: String
    private let file: String

    /// To be handed to the editor.
    package var path: String { "\(stateFolder)/\(EditorFile.name)/\(folder)/\(file)" }

    /// Puts `text` on disk, byte for byte.
    /// - Parameters:
    ///   - name: what is edited, for the editor's title: `slack.title`. May be anything.
    ///   - extension: what the editor shall hold it for: `jinja`.
    ///   - stateFolder: need not exist.
    package static func create(
        text: String, name: String, extension: String, stateFolder: String
    ) throws(FileProblem) -> EditorFile {
        let root = try PrivateFolder.create(stateFolder).createFolder(EditorFile.name)
        let folder = FileName.hash("\(UInt64.random(in: .min ... .max))")
        // Together they stay below the 255 bytes of most file systems.
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

    /// What the editor has left: the file of that name, whether it was written in place or replaced.
    /// - Parameter limit: in bytes; a longer file is a problem.
    /// - Throws: why there is no text. The file stays as it is.
    package func read(limit: Int) throws(FileProblem) -> String {
        guard let inner = try root()?.folder(folder), let bytes = try inner.read(file, limit: limit)
        else { throw FileProblem(path, SystemError(code: ENOENT)) }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw FileProblem(path, "is not text in UTF-8")
        }
        return text
    }

    /// Takes file and folder from disk, with what the editor has left beside it. What can't be removed stays.
    package func remove() { try? root()?.removeFolder(folder) }

    private func root() throws(FileProblem) -> PrivateFolder? {
        try PrivateFolder.open(stateFolder)?.folder(EditorFile.name)
    }
}
