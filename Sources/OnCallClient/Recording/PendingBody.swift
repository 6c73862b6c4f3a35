import OnCall
import Synchronization

/// A recorded body whose secrets are not removed yet. Only what is without them can be read.
final class PendingBody: Sendable {
    private enum State {
        case received([UInt8])
        case clean(RequestRecord.Body.Content)
    }

    private let state: Mutex<State>
    private let redact: @Sendable ([UInt8]) -> RequestRecord.Body.Content

    init(_ bytes: [UInt8], _ redact: @escaping @Sendable ([UInt8]) -> RequestRecord.Body.Content) {
        state = Mutex(.received(bytes))
        self.redact = redact
    }

    /// The content, if its secrets were removed before.
    var cleanContent: RequestRecord.Body.Content? {
        state.withLock { if case .clean(let content) = $0 { content } else { nil } }
    }

    /// The content; removes the secrets once.
    func content() -> RequestRecord.Body.Content {
        state.withLock { state in
            switch state {
            case .clean(let content): return content
            case .received(let bytes):
                let content = redact(bytes)
                state = .clean(content)
                return content
            }
        }
    }
}
