package import OnCall

extension PlannedChange {
    /// The progress of a planned change.
    ///
    /// `fetching` leads to `notFetched`, `gone`, `alreadySame` or `open`; `notFetched` back to `fetching`. Only `open` leads to
    /// `sending`, `tookTheirs` or `held`. `sending` leads to `saved`, `notKept`, `refused` or `uncertain`, and `uncertain` to `saved` or
    /// `refused` once the server has been rechecked.
    package enum State: Hashable, Sendable {
        /// A fetch is under way.
        case fetching
        /// The fetch failed; it can be retried.
        case notFetched(ServiceError)
        /// The integration is no longer on the server.
        case gone
        /// The server already holds the value.
        case alreadySame
        /// It can be decided and sent.
        case open
        /// The write is under way.
        case sending
        /// The server has confirmed it.
        case saved
        /// The server accepted it and holds something else.
        case notKept
        /// The server rejected it.
        case refused(ServiceError)
        /// The write was sent, and its outcome is unknown.
        case uncertain(Uncertainty)
        /// The server's version was kept, and the draft dropped.
        case tookTheirs
        /// It was ready and not sent.
        case held(HoldReason)
    }

    /// Why the outcome of a write is unknown.
    package enum Uncertainty: Hashable, Sendable {
        /// No response came to the write.
        case noResponse(ServiceError)
        /// The response left the field out, and the fetch that should confirm it failed.
        case notConfirmed(ServiceError)
        /// The response left the field out, and so did the fetch that should confirm it.
        case notReported
        /// The recheck was inconclusive: why.
        case undecided(String)
    }

    /// Why a change that was ready is not sent.
    package enum HoldReason: Hashable, Sendable {
        /// Another write to the integration is under way.
        case busy
    }
}

extension PlannedChange.State {
    /// Whether it can be decided and sent.
    package var isOpen: Bool { self == .open }

    /// Whether the write is under way.
    package var isSending: Bool { self == .sending }

    /// Why the last fetch failed.
    package var fetchError: ServiceError? { if case .notFetched(let error) = self { error } else { nil } }

    /// Whether the server's value is unknown and can be fetched.
    var isUnknown: Bool {
        switch self {
        case .fetching, .notFetched: true
        default: false
        }
    }

    /// Whether the result of a write can still arrive.
    var awaitsResult: Bool {
        switch self {
        case .sending, .uncertain: true
        default: false
        }
    }

    /// Whether nothing is left to be done.
    var isSettled: Bool {
        switch self {
        case .saved, .alreadySame, .tookTheirs: true
        default: false
        }
    }

    /// Whether it was sent or finally decided.
    var isIrreversible: Bool {
        switch self {
        case .saved, .notKept, .refused, .uncertain, .sending, .tookTheirs: true
        case .fetching, .notFetched, .gone, .alreadySame, .open, .held: false
        }
    }
}
