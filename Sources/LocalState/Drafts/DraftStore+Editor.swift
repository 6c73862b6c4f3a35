import JSON
import OnCall

extension DraftStore {
    /// Makes drafts of the texts that external editors have left behind when their console was killed or asked to end, and removes the
    /// files. A console that was asked to end has made the draft itself; it is reported here all the same.
    func recoverEditorFiles() -> (recovered: [Draft], problems: [FileProblem]) {
        var recovered: [Draft] = []
        var problems: [FileProblem] = []
        let left: [LeftEditorFile]
        do throws(FileProblem) {
            left = try LeftEditorFile.all(stateFolder: stateFolder) { mark.isRunning($0) }
        } catch {
            return ([], [error])
        }
        for left in left {
            do throws(FileProblem) {
                if let text = try left.changedText() ?? left.untoldText {
                    var draft = left.record.draft
                    draft.value = .string(text)
                    try adopt(draft, givenAs: left.record.draft)
                    recovered.append(draft)
                    // While the editor is open, only what it saves from now on is new.
                    if left.isInUse { try left.file.note(draft, console: left.record.console ?? "") }
                }
                if let problem = left.finish() { problems.append(problem) }
            } catch {
                problems.append(error)
            }
        }
        return (recovered, problems)
    }

    /// Saves a text from an editor as the draft of its field, or beside it if the draft has changed meanwhile.
    private func adopt(_ draft: Draft, givenAs before: Draft) throws(FileProblem) {
        let inner = try createFolder(of: draft.key)
        try inner.locked(lockTimeout: lockTimeout) { _ throws(FileProblem) in
            let names = DraftFileNames(draft.key.field)
            let bytes = DraftRecord(draft, console: nil).bytes
            switch read(names.main, in: inner) {
            case .missing: try inner.replace(names.main, with: bytes)
            case .record(let other) where other.draft.value == draft.value: break
            case .record(let other) where other.draft.value == before.value && !isInUse(other):
                try inner.replace(names.main, with: bytes)
            case .record, .problem:
                let taken = Set(inner.names)
                guard let free = names.free.first(where: { !taken.contains($0) }) else { return }
                try inner.replace(free, with: bytes)
            }
        }
    }
}
