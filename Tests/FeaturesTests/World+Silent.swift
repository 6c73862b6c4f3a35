import ConsoleScript
import Features

extension World {
    /// A world in which nothing happens.
    static var silent: World {
        World(
            now: { Script.start }, call: { _, _ in }, loadDrafts: { LoadedDrafts() },
            saveDraft: { _, _ in nil }, removeDraft: { _, _ in nil }, loadPayload: { _ in nil },
            savePayload: { _, _ in }, readPayload: { _ in .success("") }, loadAllDrafts: { ([], [], []) },
            loadJournal: { ([], []) }, noteEntry: { _ in }, noteOutcome: { _ in }, terminal: { _ in })
    }
}
