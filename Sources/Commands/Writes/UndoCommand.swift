import ArgumentParser
import Configuration
import LocalState
import OnCall
import OnCallClient
import Planning

/// Undoes the last write to an integration.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Undo the last write to an integration that was sent from this machine.",
        discussion: """
            The old value is sent only if the server still holds what was written. Windows, creations and deletions can't be undone.
            """)

    @OptionGroup var targets: Targets

    @OptionGroup var writing: WriteOptions

    @OptionGroup var server: ServerOptions

    func run() throws {
        try Connection.run(server) { [self] connection in
            try writing.checkAllowed(connection)
            let found = try await targets.find(connection)
            let store = JournalStore(stateFolder: connection.settings.paths.stateFolder)
            var journal = Journal()
            journal.load(await store.load(server: connection.server).entries)
            // Nothing is sent if one of them can't be undone.
            let steps = try found.integrations.map { ($0, try step($0, journal)) }
            for (integration, step) in steps { try await undo(integration, step, connection) }
        }
    }

    private func step(_ integration: Integration, _ journal: Journal) throws -> JournalStep {
        let step: JournalStep
        switch journal.undo(of: integration.id) {
        case .success(let found): step = found
        case .failure(let refusal):
            throw Failure("\(integration.shownName): \(UndoCommand.sentence(refusal))", status: .refused)
        }
        guard integration.value(of: step.field).isSame(as: step.expected) else {
            throw Failure(
                "\(integration.shownName): \(step.field.path) has changed since; it is not undone", status: .conflict)
        }
        return step
    }

    private func undo(_ integration: Integration, _ step: JournalStep, _ connection: Connection) async throws {
        let held = integration.value(of: step.field)
        let values = FieldValues(teams: [], chains: [])
        let change = values.change(step.field, step.value, of: integration, base: held)
        try await PlanRun(connection: connection, writing: writing, step: step).run([change], known: [integration])
            .end()
    }

    private static func sentence(_ refusal: JournalRefusal) -> String {
        switch refusal {
        case .nothingSaved: "nothing was saved from this machine"
        case .allUndone: "everything is undone"
        case .nothingUndone: "nothing is undone"
        case .notUndoable: "its last write can't be undone"
        case .valueBeforeUnknown(let field): "the value of \(field.path) before is unknown"
        }
    }
}
