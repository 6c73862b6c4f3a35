import Planning

extension PlanRunner.ConfirmBlocker: Sampled {
    enum Kind: CaseIterable, Hashable {
        case fetching, comparing, sending, change, nothingReady
    }

    var kind: Kind {
        switch self {
        case .fetching: .fetching
        case .comparing: .comparing
        case .sending: .sending
        case .change: .change
        case .nothingReady: .nothingReady
        }
    }

    static func samples(of kind: Kind) -> [PlanRunner.ConfirmBlocker] {
        switch kind {
        case .fetching: [.fetching]
        case .comparing: [.comparing]
        case .sending: [.sending]
        case .nothingReady: [true, false].map { .nothingReady(canDecide: $0) }
        case .change: PlannedChange.Blocker.samples.map { .change($0) }
        }
    }
}

extension PlannedChange.Blocker: Sampled {
    enum Kind: CaseIterable, Hashable {
        case notFetched, gone, undecided, wouldBeRefused, blocked, leftOut, nothingToSend
    }

    var kind: Kind {
        switch self {
        case .notFetched: .notFetched
        case .gone: .gone
        case .undecided: .undecided
        case .wouldBeRefused: .wouldBeRefused
        case .blocked: .blocked
        case .leftOut: .leftOut
        case .nothingToSend: .nothingToSend
        }
    }

    static func samples(of kind: Kind) -> [PlannedChange.Blocker] {
        switch kind {
        case .notFetched: [.notFetched]
        case .gone: [.gone]
        case .undecided: [.undecided]
        case .wouldBeRefused: [.wouldBeRefused]
        case .blocked: [.blocked("row 2: a key may not be empty")]
        case .leftOut: [.leftOut]
        case .nothingToSend: [.nothingToSend]
        }
    }
}
