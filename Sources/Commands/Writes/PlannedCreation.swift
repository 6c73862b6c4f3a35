import Features
import JSON
import OnCall
import OnCallClient
import Planning

/// An integration that a plan makes, with the fields that it gets afterwards.
struct PlannedCreation: Sendable {
    /// Its folder, below `integrations`.
    let folder: String
    let name: String
    let type: String
    let team: TeamID?
    /// Without those that are the server's default.
    let fields: [(field: EditableField, value: JSONValue)]

    /// The request that makes it.
    var request: NewIntegration { NewIntegration(type: type, name: name, teamID: team) }

    /// What is left to send to it once it is there.
    /// - Throws: `Failure` if the server has no such field.
    func changes(of integration: Integration, _ values: FieldValues) throws(Failure) -> [PlannedChange] {
        var changes: [PlannedChange] = []
        for (field, value) in fields {
            let held = integration.value(of: field)
            guard !held.isAbsent else {
                throw Failure(
                    "\(folder): the server has no \(field.path); the integration was created without it",
                    status: .partly)
            }
            if held.isSame(as: Field(sent: value)) { continue }
            changes.append(values.change(field, value, of: integration, base: held))
        }
        return changes
    }

    /// In a plan.
    func json(_ result: Result) -> JSONValue {
        [
            "action": "create", "folder": .string(folder), "name": .string(name), "type": .string(type),
            "team": team.map { .string($0.rawValue) } ?? .null,
            "fields": .object(JSONObject(fields.map { ($0.field.path, $0.value) })),
            "state": .string(result.rawValue), "notes": [],
            "request": ["method": "POST", "path": "/api/v1/integrations/", "body": request.json],
        ]
    }

    /// What became of a creation or a deletion.
    enum Result: String, Sendable {
        case planned, done, refused, unknown
        case notSent = "not_sent"
    }
}

/// Makes integrations one after the other.
struct CreationSeries: Sendable {
    let creations: [PlannedCreation]
    let connection: Connection
    let values: FieldValues
    /// Called for each that was made, right after it.
    let onMade: @Sendable (PlannedCreation, Integration) throws(Failure) -> Void

    /// What came of it.
    struct Outcome: Sendable {
        /// What is left to send.
        var changes: [PlannedChange] = []
        var known: [Integration] = []
        /// By folder; those that are not in it were not sent.
        var results: [String: PlannedCreation.Result] = [:]
        /// Why it ended early.
        var problem: Failure?
    }

    func perform() async -> Outcome {
        var outcome = Outcome()
        for (index, creation) in creations.enumerated() {
            guard connection.interruption.signal == nil else { break }
            ProgressLine.advance(to: index, of: creations.count)
            let made: Integration
            switch await connection.write(.create(creation.request), known: nil) {
            case .applied(let integration?), .notKept(let integration): made = integration
            case .applied(nil):
                outcome.results[creation.folder] = .unknown
                return failed(outcome, Failure("\(creation.folder): the server did not tell the id", status: .partly))
            case .refused(let error):
                outcome.results[creation.folder] = .refused
                return failed(
                    outcome,
                    Failure(
                        "\(creation.folder): not created: \(Failure.sentence(error))", status: ExitStatus(error)))
            case .unknown(let error):
                outcome.results[creation.folder] = .unknown
                return failed(
                    outcome,
                    Failure(
                        "\(creation.folder): \(error.summary); it may have been created: look with list before you try again",
                        status: .partly))
            }
            outcome.results[creation.folder] = .done
            outcome.known.append(made)
            do throws(Failure) {
                try onMade(creation, made)
                outcome.changes += try creation.changes(of: made, values)
            } catch {
                return failed(outcome, error)
            }
        }
        return outcome
    }

    /// With what was made before the failure: it has no fields yet.
    private func failed(_ outcome: Outcome, _ failure: Failure) -> Outcome {
        var outcome = outcome
        let done = outcome.known.map(\.id.rawValue).joined(separator: ", ")
        let made =
            outcome.known.isEmpty ? "" : "\n\(outcome.known.count) created before it, without their fields: \(done)"
        outcome.changes = []
        outcome.problem = Failure(
            failure.description + made, status: outcome.known.isEmpty ? failure.status : .partly)
        return outcome
    }
}
