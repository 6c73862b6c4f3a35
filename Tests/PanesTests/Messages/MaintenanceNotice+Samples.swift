import Features
import OnCall

extension MaintenanceNotice: Sampled {
    enum Kind: CaseIterable, Hashable {
        case noDuration, otherModes, notConfirmed, extended, notExtended, queued, unqueued, wasOpen, missed,
            queueProblem, ending, over
    }

    var kind: Kind {
        switch self {
        case .noDuration: .noDuration
        case .otherModes: .otherModes
        case .notConfirmed: .notConfirmed
        case .extended: .extended
        case .notExtended: .notExtended
        case .queued: .queued
        case .unqueued: .unqueued
        case .wasOpen: .wasOpen
        case .missed: .missed
        case .queueProblem: .queueProblem
        case .ending: .ending
        case .over: .over
        }
    }

    static func samples(of kind: Kind) -> [MaintenanceNotice] {
        switch kind {
        case .noDuration: samplesOfNoDuration
        case .otherModes: [.otherModes]
        case .notConfirmed: [.notConfirmed(isStart: true), .notConfirmed(isStart: false)]
        case .extended:
            [
                .extended("Payments", until: "18:00", gapSeconds: 1),
                .extended("Payments", until: "18:00", gapSeconds: nil),
            ]
        case .queued:
            [
                .queued(count: 1, sentence: "from 22:00 until 23:00 (1 h, UTC)"),
                .queued(count: 3, sentence: "every Sat 22:00 for 2 h"),
            ]
        case .ending: [.ending(["Payments"], seconds: 600), .ending(["A", "B", "C", "D"], seconds: 60)]
        case .over: [.over(["Payments"]), .over(["A", "B"])]
        case .unqueued: [.unqueued(["Payments"]), .unqueued(["Payments", "Checkout"])]
        case .wasOpen: [.wasOpen("Payments")]
        case .missed:
            [
                .missed("Payments", count: 1, reason: "nothing ran it; it was due 2 h before"),
                .missed("Payments", count: 3, reason: "the server refuses (403)"),
            ]
        case .queueProblem: [.queueProblem("~/state/queue/1.json: is no queue")]
        case .notExtended:
            [
                .notExtended("Payments", .changed), .notExtended("Payments", .tooLate),
                .notExtended("Payments", .failed(ServiceError(.timedOut))),
            ]
        }
    }
}

/// The problems of invalid times.
private var samplesOfNoDuration: [MaintenanceNotice] {
    [.noDuration(WindowGrammar.Problem(message: "a day has 24 hours: 25:00 is not a time of day"))]
}
