import Configuration
import Features
import FoundationEssentials
import Glibc
import JSON
import LocalState
import OnCall
import OnCallClient

/// The outcome of a write.
enum WriteResult: Sendable {
    /// The server applied it; nil for a deletion.
    case applied(Integration?)
    /// The server accepted it and holds something else.
    case notKept(Integration)
    case refused(ServiceError)
    /// It was sent, and it is unknown whether the server applied it: why.
    case unknown(ServiceError)
}

extension Connection {
    /// Sends a write, with an entry in the journal before it and its outcome after it. A write without a response is looked up.
    /// - Parameters:
    ///   - known: the integration as the server described it last.
    ///   - relation: of an undo.
    ///   - why: why the user does it.
    ///   - isRetried: whether it is sent again if it fails.
    func write(
        _ call: Call, known: Integration?, relation: JournalEntry.Relation? = nil, why: String? = nil,
        isRetried: Bool = true
    ) async -> WriteResult {
        let entry = call.journalEntry(
            id: String(UInt64.random(in: .min ... .max), radix: 36), at: Date(), server: server, known: known,
            relation: relation, why: why)
        let journal = JournalStore(stateFolder: settings.paths.stateFolder)
        await note { () async throws(FileProblem) in if let entry { try await journal.append(entry) } }
        // A signal must not cut it off: what has been sent must be known.
        let result = await Task.detached { await send(call, known, isRetried: isRetried) }.value
        guard let entry else { return result }
        let outcome: JournalEntry.Outcome
        var made = call.integration
        switch result {
        case .applied(let integration), .notKept(let integration as Integration?):
            made = integration?.id ?? made
            outcome = .applied(stored: integration.flatMap { stored(call, in: $0) } ?? .absent)
        case .refused(let error): outcome = .refused(error.summary)
        case .unknown(let error): outcome = .unanswered(error.summary)
        }
        let ended = JournalOutcome(id: entry.id, at: Date(), outcome: outcome, integration: made)
        await note { () async throws(FileProblem) in try await journal.append(ended, server: server) }
        return result
    }

    private func note(_ body: () async throws(FileProblem) -> Void) async {
        do {
            try await body()
        } catch {
            TerminalText.print("Warning: the journal has no entry of this write: \(error)", to: STDERR_FILENO)
        }
    }

    private func stored(_ call: Call, in integration: Integration) -> Field<JSONValue>? {
        guard case .update(_, let patch) = call, let change = patch.changes.first else { return nil }
        return integration.value(of: change.field)
    }

    private func send(_ call: Call, _ known: Integration?, isRetried: Bool) async -> WriteResult {
        let sentAt = Date()
        do {
            let integration =
                isRetried
                ? try await retrying(call) { () async throws(ServiceError) in try await response(to: call) }
                : try await response(to: call)
            guard let integration else { return .applied(nil) }
            return try await compared(call, integration)
        } catch let error as ServiceError {
            return error.mayHaveBeenApplied ? await lookedUp(call, error, known, sentAt) : .refused(error)
        } catch {
            return .refused(ServiceError(.cancelled))
        }
    }

    private func response(to call: Call) async throws(ServiceError) -> Integration? {
        switch call {
        case .create(let new): return try await client.create(new).value
        case .update(let id, let patch): return try await client.update(id, patch).value
        case .delete(let id):
            try await client.delete(id)
            return nil
        case .startMaintenance(let id, let mode, let seconds):
            return try await client.startMaintenance(id, mode, seconds: seconds).value
        case .stopMaintenance(let id): return try await client.stopMaintenance(id).value
        case .list, .restOfList, .fetch, .teams, .escalationChains, .slackChannels, .alertPayloads: return nil
        }
    }

    /// Whether the server kept what was sent. A response that leaves the field out is followed by a fetch.
    private func compared(_ call: Call, _ response: Integration) async throws -> WriteResult {
        guard case .update(let id, let patch) = call, let change = patch.changes.first else {
            return .applied(response)
        }
        var answer = response
        if answer.value(of: change.field).isAbsent { answer = try await integration(id) }
        return change.isKept(in: answer.value(of: change.field)) ? .applied(answer) : .notKept(answer)
    }

    /// Looks for an integration whose creation got no response. Servers refuse a second one of the same name, so a single one is it.
    private func lookedUp(_ new: NewIntegration, _ error: ServiceError) async -> WriteResult {
        guard !new.name.isEmpty, let list = try? await integrations() else { return .unknown(error) }
        let found = list.all.filter {
            $0.name.value == new.name && $0.type.value == new.type && $0.teamID.value == new.teamID
        }
        return found.count == 1 ? .applied(found.first) : .unknown(error)
    }

    /// Asks the server what became of a write without a response.
    private func lookedUp(
        _ call: Call, _ error: ServiceError, _ known: Integration?, _ sentAt: Date
    ) async -> WriteResult {
        if case .create(let new) = call { return await lookedUp(new, error) }
        guard let id = call.integration else { return .unknown(error) }
        do {
            let answer = try await integration(id)
            switch call {
            case .update(_, let patch):
                guard let change = patch.changes.first else { return .unknown(error) }
                let held = answer.value(of: change.field)
                if change.isKept(in: held) { return .applied(answer) }
                return known.map { held.isSame(as: $0.value(of: change.field)) } ?? false
                    ? .refused(ServiceError(.notApplied, message: error.summary)) : .unknown(error)
            case .stopMaintenance:
                return answer.maintenance == nil
                    ? .applied(answer) : .refused(ServiceError(.notApplied, message: error.summary))
            case .startMaintenance(_, let mode, let seconds):
                guard let window = answer.maintenance else {
                    return .refused(ServiceError(.notApplied, message: error.summary))
                }
                // Both clocks have whole seconds, and may differ.
                let end = sentAt.addingTimeInterval(TimeInterval(seconds))
                let isOurs =
                    window.mode.rawValue.lowercased() == mode.rawValue.lowercased()
                    && window.endsAt.map { abs($0.timeIntervalSince(end)) < 120 } ?? false
                return isOurs ? .applied(answer) : .unknown(error)
            case .delete: return .refused(ServiceError(.notApplied, message: error.summary))
            default: return .unknown(error)
            }
        } catch let problem as ServiceError {
            if case .delete = call, problem.kind == .notFound { return .applied(nil) }
            return .unknown(error)
        } catch {
            return .unknown(ServiceError(.cancelled, mayHaveBeenApplied: true))
        }
    }
}
