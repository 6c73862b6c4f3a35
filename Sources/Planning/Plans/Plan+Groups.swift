/// The rows of a plan that is shown as a table.
extension Plan {
    /// The state of a row, for people.
    package enum GroupState: Hashable, Sendable, CaseIterable {
        /// Enter sends it.
        case ready
        /// The server has it already.
        case same
        /// Someone else has changed it, and nothing is decided.
        case conflict
        /// The server would refuse it, or a rule forbids it.
        case refused
        /// The user leaves it out.
        case leftOut
        /// The server's version is kept.
        case keepsTheirs
        /// The server's value is being fetched.
        case reading
        /// The server's value could not be fetched.
        case unread
        /// The integration is no longer on the server.
        case gone
        /// It is being compared or sent.
        case sending
        case saved
        /// The server refused it, or holds something else.
        case failed
        case uncertain
        /// It was to be sent, and the plan stopped before.
        case heldBack
    }

    /// The state of a row: of several fields, the one that matters most.
    package func state(ofGroup group: Int) -> GroupState {
        let changes = self.changes[groups[group]]
        func has(_ test: (PlannedChange) -> Bool) -> Bool { changes.contains(where: test) }
        if has({ $0.state.isSending || isComparing($0) }) { return .sending }
        if has({ if case .uncertain = $0.state { true } else { false } }) { return .uncertain }
        if has({ if case .refused = $0.state { true } else { $0.state == .notKept } }) { return .failed }
        if has({ $0.state == .gone }) { return .gone }
        if has({ $0.state.isUnknown && $0.isLeftOut }) { return .leftOut }
        if has({ $0.state.fetchError != nil }) { return .unread }
        if has({ $0.state == .fetching }) { return .reading }
        let open = changes.filter(\.state.isOpen)
        guard !open.isEmpty else {
            return has { $0.state == .saved } ? .saved : has { $0.state == .tookTheirs } ? .keepsTheirs : .same
        }
        if open.contains(where: \.isLeftOut) { return .leftOut }
        for change in open {
            switch change.blocker {
            case .undecided?: return .conflict
            case .wouldBeRefused?, .blocked?: return .refused
            default: break
            }
        }
        if open.allSatisfy(\.keepsTheirs) { return .keepsTheirs }
        return open.contains { $0.isHeldBack || $0.comparisonError != nil } ? .heldBack : .ready
    }

    /// How many rows are in each state.
    package var groupCounts: [GroupState: Int] {
        groups.indices.reduce(into: [:]) { counts, group in counts[state(ofGroup: group), default: 0] += 1 }
    }

    /// How many requests Enter would send.
    package var readyCount: Int {
        isBulk ? groups.indices.count { isGroupReady($0) } : changes.count(where: \.isReady)
    }

    /// Whether there is something that can be sent as it stands.
    package var hasReady: Bool {
        isBulk ? groups.indices.contains { isGroupReady($0) } : changes.contains(where: \.isReady)
    }

    /// Whether a change can be sent as it stands. In a plan for many integrations, nothing of one is sent as long as a part of it can't be.
    func canSend(_ index: Int) -> Bool {
        guard changes[index].isReady else { return false }
        guard isBulk, let group = group(of: index) else { return true }
        return isGroupReady(group)
    }

    private func isGroupReady(_ group: Int) -> Bool {
        let open = groups[group].filter { changes[$0].state.isOpen }
        return open.contains { changes[$0].isReady }
            && open.allSatisfy { changes[$0].isReady || changes[$0].keepsTheirs }
    }

    /// Whether a plan for many integrations deletes any.
    package var deletes: Bool { changes.contains { $0.target == .existence } }
}
