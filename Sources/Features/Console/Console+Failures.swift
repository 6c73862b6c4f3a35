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
            let title = patch.changes.first?.field.title ?? "The field"
            let next = " Ctrl-S in the editor tries again"
            // The open editor shows the server's words itself.
            let isOpen = editing.map { $0.integration == id && patch[$0.field] != nil } ?? false
            let reason = isOpen ? "" : ": \(error.summary)"
            notice = Notice(
                .failure,
                error.mayHaveBeenApplied
                    ? unanswered("save \(title)", error) + ". Your text is kept"
                    : "\(title) is not saved\(reason). Your text is kept.\(next)")
        case .create:
            let summary =
                error.mayHaveBeenApplied ? "\(error.summary). It may have been created: looking" : error.summary
            tell(.creationFailed(failed.number, reason: summary))
            notice = Notice(.failure, (error.mayHaveBeenApplied ? "no answer: " : "not created: ") + summary)
        case .delete:
            notice = Notice(
                .failure,
                error.mayHaveBeenApplied
                    ? unanswered("delete \(name)", error) : "\(name) is not deleted: \(error.summary). d tries again")
        case .startMaintenance: maintenanceFailed(error, name)
        case .stopMaintenance:
            notice = Notice(
                .failure,
                error.mayHaveBeenApplied
                    ? unanswered("stop maintenance of \(name)", error)
                    : "maintenance of \(name) is not stopped: \(error.summary). M tries again")
        case .alertPayloads: tell(.alertPayloads(failed.number, .failed(error.summary)))
        case .teams, .escalationChains: break
        }
    }

    private mutating func listFailed(_ failed: FailedRequest) {
        let error = failed.error
        // The header goes on saying so.
        let isTold = failed.request.isBackground && (directory.hasFailedBefore || notice?.level == .failure)
        if case .recheckFailed(let write, let isRepeated) = failed.consequence {
            recheckFailed(write, error, isRepeated: isRepeated)
        } else if error.kind == .cancelled {
            notice = Notice(.info, "reading the list was cancelled; R reads it")
        } else if !directory.order.isEmpty, !isTold {
            // Where nothing is shown, the list itself says why.
            notice = Notice(
                .failure,
                "the list could not be read: \(error.summary).\(tokenWords(error)) What is shown is as of before. R tries again",
                about: .list)
        }
    }

    private mutating func fetchFailed(_ failed: FailedRequest, _ id: IntegrationID, _ name: String) {
        let error = failed.error
        for change in failed.confirming?.changes ?? [] {
            setStatus(.idle, of: id, change.field)
            planUncertain(id, change.field, .notConfirmed(error))
        }
        let isPlans = planFailed(failed.number, error)
        switch failed.consequence {
        case .goneAsWanted, .uncertain: break
        case .gone(let id):
            notice = Notice(.failure, "\(name) is not on the server any more")
            noteGone(id)
            forget(id)
            settleJournal()
        case .recheckFailed(let write, let isRepeated): recheckFailed(write, error, isRepeated: isRepeated)
        case .none where error.kind == .cancelled:
            notice = Notice(.info, "fetching \(name) was cancelled; r fetches it")
        case .none where !failed.request.isBackground && !isPlans:
            notice = Notice(
                .failure, "\(name) could not be fetched: \(error.summary). r tries again", about: .fetch(id))
        case .none: break
        }
    }

    /// Where the token came from that the server does not take, as a sentence with a blank before it; empty for any other failure.
    package func tokenWords(_ error: ServiceError) -> String {
        error.kind == .refused && !setup.tokenPlace.isEmpty ? " The token is from \(setup.tokenPlace)." : ""
    }

    /// An order that was sent and not answered: only the server knows, and it is being asked.
    func unanswered(_ order: String, _ error: ServiceError) -> String {
        "no answer to '\(order)' (\(error.summary)): it may have happened; the server is asked, and its word is shown"
    }
}
