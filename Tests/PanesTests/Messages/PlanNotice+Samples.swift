import Features
import OnCall
import Planning

extension PlanNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case held, restNotSent, notShown, alreadySame, notUndone, notRedone, tookTheirs
        case rebased, finished, bulkFinished, nothingToPlan, countNotConfirmed, changedBeforeSending, notCompared
    }

    var kind: Kind {
        switch self {
        case .held: .held
        case .restNotSent: .restNotSent
        case .notShown: .notShown
        case .alreadySame: .alreadySame
        case .notUndone: .notUndone
        case .notRedone: .notRedone
        case .tookTheirs: .tookTheirs
        case .rebased: .rebased
        case .finished: .finished
        case .bulkFinished: .bulkFinished
        case .nothingToPlan: .nothingToPlan
        case .countNotConfirmed: .countNotConfirmed
        case .changedBeforeSending: .changedBeforeSending
        case .notCompared: .notCompared
        }
    }

    static func samples(of kind: Kind) -> [PlanNotice] {
        switch kind {
        case .held: [.held(.busy)]
        case .restNotSent: [.restNotSent]
        case .notShown: [.notShown(.name)]
        case .alreadySame: [.alreadySame(.name)]
        case .notUndone: [.notUndone(.name, .notReported), .notUndone(.name, .changed)]
        case .notRedone: [.notRedone(.name, .notReported), .notRedone(.name, .changed)]
        case .tookTheirs: [.tookTheirs(.name)]
        case .rebased: [.rebased(isMerged: true), .rebased(isMerged: false)]
        case .changedBeforeSending: [.changedBeforeSending]
        case .notCompared: [.notCompared(ServiceError(.unreachable))]
        case .nothingToPlan: [.nothingToPlan]
        case .countNotConfirmed: [.countNotConfirmed]
        case .bulkFinished:
            [
                .bulkFinished(PlanTally(saved: 2, remaining: 0), nil),
                .bulkFinished(PlanTally(saved: 2, remaining: 3), nil),
                .bulkFinished(PlanTally(saved: 0, remaining: 3), .unauthorized(ServiceError(.refused, status: 403))),
                .bulkFinished(
                    PlanTally(saved: 1, remaining: 9),
                    .refusals(3, ServiceError(.rejected, status: 400, message: "no"))),
            ]
        case .finished: [(2, 0), (2, 1), (2, 3)].map { .finished(PlanTally(saved: $0.0, remaining: $0.1)) }
        }
    }
}
