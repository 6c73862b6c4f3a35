import DemoServer
import Features
import JSON
import OnCall

/// How an operation ends under a fault.
enum FaultResult: String, CaseIterable {
    case succeeds
    case retried
    case reported
    case rejected
    case uncertain

    /// The explanation in the legend.
    var meaning: String {
        switch self {
        case .succeeds: "the operation succeeds"
        case .retried: "nothing was changed; the console retries by itself"
        case .reported: "nothing was changed; the error is shown"
        case .rejected: "the response is not used; the error is shown"
        case .uncertain: "the write may have been applied; the console says so, and reads the server again to find out"
        }
    }
}

/// How a plan for many integrations goes on when the update of each of them ends in the same way.
enum ManyResult: String, CaseIterable {
    case all
    case first
    case three

    /// The explanation in the legend.
    var meaning: String {
        switch self {
        case .all: "every integration is sent, and has its own outcome"
        case .first: "the plan stops at the first one and says what was not sent; so it does after the last retry"
        case .three: "the plan stops after three in a row and says what was not sent"
        }
    }

    /// So many of five integrations are sent.
    var sent: Int {
        switch self {
        case .all: 5
        case .first: 1
        case .three: 3
        }
    }
}

/// Every fault × every operation: the client's expected behaviour, as shown in `Tests/README.md`.
struct FaultTable {
    let fault: DemoFault
    let operation: DemoOperation

    var isWrite: Bool { operation.isWrite }

    var result: FaultResult {
        switch fault {
        case .byteByByte, .clockOff, .pageCountVaries, .lastPageRepeats, .nextElsewhere, .oddMembers, .rowWithoutID:
            .succeeds
        case .refuse, .tooMany, .tooManyReset, .tooManyBare: .retried
        case .silence, .reset, .loseResponse, .trickle, .cut, .json500, .json502, .json503, .html500, .html502,
            .html503, .late:
            isWrite ? .uncertain : .retried
        case .unauthorized, .forbidden, .notFound: .reported
        case .redirect: .rejected
        // The body of the response to a deletion is ignored.
        case .brokenJSON, .wrongShape, .deepBody, .lengthTooShort:
            operation == .delete ? .succeeds : isWrite ? .uncertain : .rejected
        case .lengthTooLong: operation == .delete ? .succeeds : isWrite ? .uncertain : .retried
        case .largeBody: isWrite ? .uncertain : .rejected
        }
    }

    /// How a plan for many updates goes on.
    static func many(_ fault: DemoFault) -> ManyResult {
        switch FaultTable(fault: fault, operation: .update).result {
        case .succeeds, .uncertain: .all
        case .retried: .first
        case .reported: fault == .notFound ? .three : .first
        case .rejected: .three
        }
    }

    /// The kind of the reported failure; nil if it succeeds.
    var kind: ServiceError.Kind? {
        guard result != .succeeds else { return nil }
        return switch fault {
        case .byteByByte, .clockOff, .pageCountVaries, .lastPageRepeats, .nextElsewhere, .oddMembers, .rowWithoutID: nil
        case .refuse, .reset, .loseResponse, .cut: .unreachable
        case .silence, .trickle, .lengthTooLong: .timedOut
        case .json500, .json502, .json503, .html500, .html502, .html503, .late: .serverError
        case .tooMany, .tooManyReset: .rateLimited(retryAfter: 1)
        case .tooManyBare: .rateLimited(retryAfter: nil)
        case .unauthorized, .forbidden: .refused
        case .notFound: .notFound
        case .redirect, .brokenJSON, .wrongShape, .deepBody, .lengthTooShort: .unreadableResponse
        case .largeBody: .tooLarge
        }
    }

    /// The number of requests that the server may get.
    /// - Parameter isWarm: whether there is a connection to reuse: a read that finds it dead is sent again at once.
    func requests(isWarm: Bool) -> ClosedRange<Int> {
        if fault == .refuse { return 0...0 }
        if isWrite { return 1...1 }
        // Three pages, and those that are asked for ahead.
        if result == .succeeds { return 1...(FaultTable.count(for: fault) > 100 ? 6 : 1) }
        return 1...(isWarm ? 2 : 1)
    }

    /// The number of integrations: three pages for faults of pages.
    static func count(for fault: DemoFault) -> Int {
        switch fault {
        case .pageCountVaries, .lastPageRepeats, .nextElsewhere: 210
        default: 6
        }
    }

    /// Whether the client waits for its timeout.
    static func waits(_ fault: DemoFault) -> Bool { [.silence, .trickle, .lengthTooLong].contains(fault) }
}

extension DemoOperation {
    /// The corresponding call of the console.
    var call: Call {
        let id = IntegrationID("C1")
        return switch self {
        case .list: .list
        case .get: .fetch(id)
        case .create: .create(NewIntegration(type: "webhook", name: "x", teamID: nil))
        case .update: .update(id, IntegrationPatch(.name, "x"))
        case .delete: .delete(id)
        case .start: .startMaintenance(id, .groupAlerts, seconds: 3600)
        case .stop: .stopMaintenance(id)
        case .payloads: .alertPayloads(id)
        }
    }
}
