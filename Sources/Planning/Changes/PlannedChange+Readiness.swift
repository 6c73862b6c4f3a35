import OnCall

extension PlannedChange {
    /// Why a change can't be sent as it stands.
    package enum Blocker: Hashable, Sendable {
        /// The server's value could not be fetched.
        case notFetched
        /// The integration is no longer on the server.
        case gone
        /// Both sides changed the field, and nothing is decided yet.
        case undecided
        /// The server would refuse it, unless it is sent anyway.
        case wouldBeRefused
        /// It violates a rule enforced by the server. The value is the rule.
        case blocked(String)
        /// The user leaves it out.
        case leftOut
        /// There is nothing left to send.
        case nothingToSend
    }

    /// Whether the server holds a value that was not known when editing began.
    var hidesTheirs: Bool { base.isAbsent && !theirs.isAbsent }

    /// Whether there is a conflict that can be decided.
    package var hasChoice: Bool { isConflict && state.isOpen }

    /// Whether the user must say that it is to be sent anyway.
    package var needsSendAnyway: Bool {
        !isSentAnyway && warnings.contains { if case .faulty = $0 { true } else { false } }
    }

    /// Whether it can be sent as it stands.
    package var isReady: Bool {
        state.isOpen && !isLeftOut && blockedBy == nil && (!isConflict || choice == .mine) && !needsSendAnyway
    }

    /// Whether the user has decided to keep the server's version.
    package var keepsTheirs: Bool { state.isOpen && isConflict && choice == .theirs }

    /// Why it can't be confirmed as it stands; nil if it is ready, or the server's version is kept.
    package var blocker: Blocker? {
        if isReady || keepsTheirs { return nil }
        if state.fetchError != nil { return .notFetched }
        if state == .gone { return .gone }
        if isLeftOut { return .leftOut }
        if isConflict, choice == nil { return .undecided }
        if needsSendAnyway { return .wouldBeRefused }
        return blockedBy.map { .blocked($0) } ?? .nothingToSend
    }

    /// The rule that it violates.
    private var blockedBy: String? {
        for case .blocked(let rule) in warnings { return rule }
        return nil
    }
}
