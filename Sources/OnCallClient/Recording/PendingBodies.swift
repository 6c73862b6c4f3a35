import OnCall
import Synchronization

/// The bodies whose secrets are not removed yet, oldest first. A body that the history has dropped is forgotten.
final class PendingBodies: Sendable {
    private struct Reference: Sendable {
        weak let body: PendingBody?
    }

    private let references = Mutex<[Reference]>([])

    func add(_ body: PendingBody) {
        references.withLock { references in
            let gone = references.prefix { $0.body == nil }.count
            references.removeFirst(gone)
            references.append(Reference(body: body))
        }
    }

    /// Removes the secrets from all, in the order in which they came: each can have links that are in later ones.
    func settle() {
        references.withLock { references in
            for reference in references { _ = reference.body?.content() }
            references = []
        }
    }

    /// The content of a body, without secrets.
    func content(of body: PendingBody) -> RequestRecord.Body.Content {
        if let content = body.cleanContent { return content }
        settle()
        return body.content()
    }
}
