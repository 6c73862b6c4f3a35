import ConsoleScript
import Features
import JSON
import OnCall
import StateMachine
import Testing

extension RandomSession {
    /// Writes to disk succeed or fail; in some sessions the folder can't be written most of the time.
    func disk() {
        if Int.random(in: 0..<8, using: &random) == 0 { isDiskFull.toggle() }
        for write in writes.shuffled(using: &random).prefix(3) {
            writes.removeAll { $0 == write }
            let fails = isDiskFull || Int.random(in: 0..<6, using: &random) == 0
            switch write {
            case .saveDraft(let draft, let revision):
                trace.append(fails ? "disk full" : "saved")
                if !fails, revision > files[draft.key]?.revision ?? 0 { files[draft.key] = (draft, revision) }
                script.reply(
                    fails
                        ? .draftFailed(draft.key, revision: revision, reason: "disk full")
                        : .draftSaved(draft.key, revision: revision, conflict: conflict(with: draft)))
            case .removeDraft(let key, let revision):
                if !fails, revision > files[key]?.revision ?? 0 { files[key] = (nil, revision) }
                script.reply(
                    fails
                        ? .draftFailed(key, revision: revision, reason: "disk full")
                        : .draftRemoved(
                            key, revision: revision,
                            conflict: others[key].map { DraftConflict(key, path: $0.path, isNewer: true) }))
            case .exportDrafts(let drafts, let path):
                script.reply(.draftsExported(drafts, path: path, failure: fails ? "in the way" : nil))
            case .noteOutcome: if fails { script.reply(.outcomeRefused(reason: "disk full")) }
            case .saveList: script.reply(.listSaved(failure: fails ? "disk full" : nil))
            case .savePayload(let key, _): script.reply(.payloadSaved(key, failure: fails ? "disk full" : nil))
            case .checkConflict(let key):
                script.reply(.conflictChecked(key, path: others[key]?.path))
                if others[key] == nil, let said = script.said {
                    #expect(!said.contains(Self.aside(key)), "seed \(seed): a file that is gone is named")
                }
            case .dropConflictingDraft(let kept):
                if !fails { others[kept.draft.key] = nil }
                script.reply(.conflictingDraftDropped(kept, failure: fails ? "in the way" : nil))
            case .loadAllDrafts:
                script.reply(
                    .allDraftsLoaded(
                        files.values.compactMap(\.draft), kept: others.values.sorted { $0.path < $1.path },
                        problems: fails ? ["/x is damaged"] : []))
            default: break
            }
            collect()
        }
    }

    private static func aside(_ key: Draft.Key) -> String { "/\(key.field.path)~2.json" }

    /// Now and then a second console writes a draft of the same field, or removes its own.
    private func conflict(with draft: Draft) -> DraftConflict? {
        let key = draft.key
        guard Int.random(in: 0..<5, using: &random) == 0 else { return nil }
        guard others[key] == nil else {
            others[key] = nil
            return nil
        }
        var other = draft
        other.value = "of the second console"
        let kept = ConflictingDraft(path: Self.aside(key), draft: other, isInUse: Bool.random(using: &random))
        others[key] = kept
        return DraftConflict(key, path: kept.path, isNewer: false)
    }
}
