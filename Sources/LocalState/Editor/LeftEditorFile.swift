import Glibc
import JSON
import OnCall
import Platform

/// A file that an external editor was given by a console that has ended since.
struct LeftEditorFile {
    let file: EditorFile
    /// The draft as the editor was given it, or as it was found last.
    let record: DraftRecord
    /// Whether the editor is still open.
    let isInUse: Bool
    /// Whether the editor has left nothing else, such as a backup with text that was not saved.
    let isAlone: Bool

    /// All in a state folder.
    static func all(stateFolder: String, isRunning: (String) -> Bool) throws(FileProblem) -> [LeftEditorFile] {
        guard let root = try PrivateFolder.open(stateFolder)?.folder(EditorFile.name) else { return [] }
        var found: [LeftEditorFile] = []
        for name in root.names {
            guard let inner = try? root.folder(name) else { continue }
            let names = inner.names
            for note in names where note.hasPrefix(".") && note.hasSuffix(".draft") {
                let file = String(note.dropFirst().dropLast(".draft".count))
                guard file != "", let bytes = try? inner.read(note, limit: DraftStore.limit),
                    let record = try? DraftRecord(bytes: bytes), !(record.console.map(isRunning) ?? false)
                else { continue }
                guard names.contains(file) else {
                    // The editor has deleted it.
                    try? inner.remove(note)
                    continue
                }
                let others = names.filter { $0 != note && $0 != file && !isWorthless($0, of: file) }
                found.append(
                    LeftEditorFile(
                        file: EditorFile(stateFolder: stateFolder, folder: name, file: file), record: record,
                        isInUse: isLocked(inner), isAlone: others.isEmpty))
            }
        }
        return found
    }

    /// Backups of earlier texts, locks of Emacs, and our own temporary files.
    private static func isWorthless(_ name: String, of file: String) -> Bool {
        name == file + "~" || name.hasPrefix(".#") || name.hasPrefix(".") && name.hasSuffix(".tmp")
    }

    private static func isLocked(_ folder: borrowing PrivateFolder) -> Bool {
        guard flock(folder.descriptor, LOCK_SH | LOCK_NB) == 0 else { return errno == EWOULDBLOCK }
        flock(folder.descriptor, LOCK_UN)
        return false
    }

    /// The text in the file, if it was changed.
    func changedText() throws(FileProblem) -> String? {
        let original = record.draft.value.string ?? ""
        let text = ReturnedText.cleaned(try file.read(limit: DraftStore.limit), original: original)
        return text.utf8.elementsEqual(original.utf8) ? nil : text
    }

    /// The text that the console has taken from the file before it ended, if the user was not told.
    var untoldText: String? { record.isUntold ? record.draft.value.string : nil }

    /// Forgets the file, with everything in its folder that is worth nothing any more.
    /// - Returns: why something is kept; nil if all is removed, or the editor is still open.
    func finish() -> FileProblem? {
        guard !isInUse else { return nil }
        guard !isAlone else {
            file.remove()
            return nil
        }
        file.removeNote()
        return FileProblem(
            file.path, "the editor has left other files in this folder, which may hold text that was not saved")
    }
}

extension EditorFile {
    /// Removes what `note` has written.
    func removeNote() {
        try? PrivateFolder.open(stateFolder)?.folder(EditorFile.name)?.folder(folder)?.remove(
            EditorFile.noteName(of: file))
    }
}
