import FoundationEssentials
package import OnCall
import Planning

extension Console {
    mutating func failed(_ number: RequestNumber, _ error: ServiceError) {
        guard let request = requests.removeValue(forKey: number) else { return }
        journalFailed(request, error)
        let name = request.call.integration.flatMap { directory.integration($0)?.displayName } ?? "the integration"
        switch request.call {
        case .list, .restOfList:
            // The header goes on saying so.
            let isTold = request.isBackground && (directory.failure != nil || notice?.level == .failure)
            directory.listingFailed(number, error.kind == .cancelled ? nil : error)
            if lookFailed(request, error) {
                break
            } else if error.kind == .cancelled {
                notice = Notice(.info, "reading the list was cancelled; R reads it")
            } else if !directory.order.isEmpty, !isTold {
                // Where nothing is shown, the list itself says why.
                notice = Notice(
                    .failure,
                    "the list could not be read: \(error.summary).\(tokenWords(error)) What is shown is as of before. R tries again",
                    about: .list)
            }
        case .fetch(let id):
            for change in confirmations.removeValue(forKey: number)?.changes ?? [] {
                setStatus(.idle, of: id, change.field)
                planUncertain(id, change.field, .notConfirmed(error))
            }
            let isPlans = planFailed(number, error)
            if error.kind == .notFound, judgeGone(id, asOf: request.asOf) {
                break
            } else if error.kind != .notFound, lookFailed(request, error) {
                break
            } else if error.kind == .notFound {
                notice = Notice(.failure, "\(name) is not on the server any more")
                noteGone(id)
                directory.forget([id], asOf: newest())
                settleJournal()
            } else if error.kind == .cancelled {
                notice = Notice(.info, "fetching \(name) was cancelled; r fetches it")
            } else if !request.isBackground, !isPlans {
                notice = Notice(
                    .failure, "\(name) could not be fetched: \(error.summary). r tries again", about: .fetch(id))
            }
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
            tell(.creationFailed(number, reason: summary))
            notice = Notice(.failure, (error.mayHaveBeenApplied ? "no answer: " : "not created: ") + summary)
            // Where it was sent before, it may be what the server has already.
            if error.kind == .rejected, missingCreations.values.contains(where: { $0.order == request.call }) {
                refreshAll(isBackground: true)
            }
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
        case .alertPayloads: tell(.alertPayloads(number, .failed(error.summary)))
        case .teams, .escalationChains: missed.insert(request.call)
        }
        if error.mayHaveBeenApplied { return doubt(request, number, error) }
        // An order that may have been carried out, or that shows that we know too little: the server is asked, and what it says is shown.
        if let id = request.call.integration, request.call.isWrite,
            error.kind == .notFound || request.call.isMaintenance && error.kind == .rejected
        {
            send(.fetch(id))
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
