import FoundationEssentials
package import OnCall
import Planning

extension Console {
    /// A request has ended without success.
    mutating func failed(_ failed: FailedRequest) {
        let (request, error) = (failed.request, failed.error)
        journalFailed(request, error)
        let name = request.call.integration.flatMap { directory.integration($0)?.displayName } ?? "the integration"
        switch request.call {
        case .list, .restOfList: listFailed(failed)
        case .fetch(let id): fetchFailed(failed, id, name)
        case .update(let id, let patch):
            for change in patch.changes {
                setStatus(.failed(error), of: id, change.field)
                planFailed(id, change.field, error)
            }
            guard let change = patch.changes.first else { break }
            reportFailure(
                attempt(change, of: id, request.entry?.relation), error,
                isShown: editing.map { $0.isOf(id, change.field) } ?? false)
        case .create:
            notify(.creationFailed(failed.number, error))
            notice = .creation(.failed(error))
        case .delete(let id):
            planFailed(id, .existence, error)
            reportFailure(.delete(name), error)
        case .startMaintenance(let id, _, _):
            planFailed(id, .window, error)
            maintenanceFailed(error, name)
        case .stopMaintenance(let id):
            planFailed(id, .window, error)
            reportFailure(.stopMaintenance(name), error)
        case .alertPayloads: notify(.alertPayloads(failed.number, .failed(error.summary)))
        case .teams, .escalationChains, .slackChannels: break
        }
    }

    /// - Parameter isShown: whether the open editor shows the server's message itself.
    mutating func reportFailure(_ order: WriteNotice.AttemptedWrite, _ error: ServiceError, isShown: Bool = false) {
        notice = .write(error.mayHaveBeenApplied ? .unanswered(order, error) : .refused(order, isShown ? nil : error))
    }

    private mutating func listFailed(_ failed: FailedRequest) {
        let error = failed.error
        // The header still shows it.
        let isAlreadyReported =
            failed.request.isBackground && (directory.hasFailedBefore || notice?.level.stays ?? false)
        if case .recheckFailed(let write, let isRepeated) = failed.consequence {
            recheckFailed(write, error, isRepeated: isRepeated)
        } else if error.kind == .cancelled {
            notice = .read(.listCancelled)
        } else if !directory.order.isEmpty, !isAlreadyReported {
            // If the list is empty, the list pane shows the reason.
            notice = .read(.listFailed(error, tokenSource: tokenSource(error)))
        }
    }

    private mutating func fetchFailed(_ failed: FailedRequest, _ id: IntegrationID, _ name: String) {
        let error = failed.error
        for change in failed.confirming?.changes ?? [] {
            setStatus(.idle, of: id, change.field)
            planUncertain(id, change.field, .notConfirmed(error))
        }
        let isComparing = plan?.comparing != nil && planFetches[failed.number] != nil
        let isPlans = planFailed(failed.number, error)
        switch failed.consequence {
        case .deletedAsRequested, .uncertain: break
        case .gone(let id):
            // A list without it would not be worth a notice either.
            if !failed.request.isBackground || !directory.doubtful.contains(id) { notice = .read(.gone(name)) }
            noteGone(id)
            forget(id)
            settleJournal()
        case .recheckFailed(let write, let isRepeated): recheckFailed(write, error, isRepeated: isRepeated)
        // The plan says so itself.
        case .none where isComparing: break
        case .none where error.kind == .cancelled:
            notice = .read(.fetchCancelled(name))
        case .none where !failed.request.isBackground && !isPlans:
            notice = .read(.fetchFailed(id, name: name, error))
        case .none: break
        }
    }

    /// Where a rejected token came from; nil for other failures.
    package func tokenSource(_ error: ServiceError) -> String? {
        error.kind == .refused && !configuration.tokenSource.isEmpty ? configuration.tokenSource : nil
    }
}
