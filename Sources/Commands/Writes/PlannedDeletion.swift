import Features
import JSON
import OnCall
import OnCallClient

/// An integration that a plan deletes.
struct PlannedDeletion: Sendable {
    let id: IntegrationID
    let name: String
    /// What the server held when it was planned, by the paths of the fields. One that has changed since is not deleted.
    let before: [String: JSONValue]

    init(id: IntegrationID, name: String, before: [String: JSONValue]) {
        self.id = id
        self.name = name
        self.before = before
    }

    init(_ integration: Integration) {
        self.init(
            id: integration.id, name: integration.displayNameWithoutSecrets, before: PlannedDeletion.fields(integration)
        )
    }

    /// All that can be edited.
    private static func fields(_ integration: Integration) -> [String: JSONValue] {
        var fields: [EditableField] = [.name, .descriptionShort, .team, .labels, .dynamicLabels]
        fields += integration.templates.slots.map { .template($0) }
        fields += RouteField.fields(of: integration.defaultRoute.value ?? [:]).map { .route($0) }
        var values: [String: JSONValue] = [:]
        for field in fields { values[field.path] = integration.value(of: field).member }
        return values
    }

    /// The team that it had when it was planned; nil without one.
    var team: TeamID? { before[EditableField.team.path]?.string.map { TeamID($0) } }

    /// Whether the server still holds what was planned.
    func isUnchanged(_ integration: Integration) -> Bool {
        let now = PlannedDeletion.fields(integration)
        return now.count == before.count
            && before.allSatisfy { path, value in
                now[path].map { Field(sent: $0).isSame(as: Field(sent: value)) } ?? false
            }
    }

    /// In a plan.
    func json(_ result: PlannedCreation.Result) -> JSONValue {
        [
            "action": "delete", "id": .string(id.rawValue), "name": .string(name),
            "before": .object(JSONObject(before.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })),
            "state": .string(result.rawValue), "notes": [],
            "request": ["method": "DELETE", "path": .string("/api/v1/integrations/\(id.rawValue)/"), "body": [:]],
        ]
    }

    /// `delete Payments API (CT6J1EI7FRTCX)`
    var text: String { "delete \(TerminalText.line(name)) (\(id.rawValue))" }
}

/// The deletions of a plan, and how many may be.
struct DeletionSeries: Sendable {
    let deletions: [PlannedDeletion]
    /// nil if the user has to type how many they are.
    let limit: Int?

    /// Makes sure that as many are meant.
    /// - Throws: `Failure` if there are more than allowed, or if it can't be asked.
    func allow(_ interruption: Interruption) throws {
        guard !deletions.isEmpty else { return }
        if let limit {
            guard deletions.count <= limit else {
                throw Failure(
                    "nothing was sent: \(deletions.count) integrations would be deleted, and --max-deletes is \(limit)",
                    status: .notAllowed)
            }
            return
        }
        guard Question.canAsk else {
            throw Failure(
                "nothing was sent: --prune would delete \(deletions.count); give --max-deletes \(deletions.count), or run it on a terminal",
                status: .notAllowed)
        }
        let question = "\(deletions.count) integrations are deleted for good, with their links. Type how many they are:"
        guard try Question.ask(question, interruption) == "\(deletions.count)" else {
            throw Failure("nothing was sent", status: .notAllowed)
        }
    }

    /// Deletes them one after the other; each is read once more before.
    /// - Returns: what became of each, by id, and what to say.
    func perform(_ connection: Connection) async -> (
        results: [IntegrationID: PlannedCreation.Result], problem: Failure?
    ) {
        var results: [IntegrationID: PlannedCreation.Result] = [:]
        var problems: [(text: String, status: ExitStatus)] = []
        for (index, deletion) in deletions.enumerated() where connection.interruption.signal == nil {
            ProgressLine.advance(to: index, of: deletions.count)
            let name = TerminalText.line(deletion.name)
            do {
                let now = try await connection.integration(deletion.id)
                guard deletion.isUnchanged(now) else {
                    results[deletion.id] = .refused
                    problems.append(("\(name): not deleted: it has changed since it was shown", .conflict))
                    continue
                }
                switch await connection.write(.delete(deletion.id), known: now) {
                case .applied, .notKept: results[deletion.id] = .done
                case .refused(let error):
                    results[deletion.id] = .refused
                    problems.append(("\(name): not deleted: \(Failure.sentence(error))", ExitStatus(error)))
                case .unknown(let error):
                    results[deletion.id] = .unknown
                    problems.append(("\(name): it is unknown whether it was deleted: \(error.summary)", .partly))
                }
            } catch let error as ServiceError where error.kind == .notFound {
                results[deletion.id] = .done
            } catch let error as ServiceError {
                results[deletion.id] = .refused
                problems.append(("\(name): not deleted: \(Failure.sentence(error))", ExitStatus(error)))
            } catch {
                break
            }
            if problems.last?.status == .unauthorized || problems.last?.status == .unreachable { break }
        }
        guard let first = problems.first else { return (results, nil) }
        let isPart = results.values.contains(.done)
        return (
            results,
            Failure(problems.map(\.text).joined(separator: "\n"), status: isPart ? .partly : first.status)
        )
    }
}
