import DemoServer
import Features
import JSON
import OnCall

/// What becomes of an operation under a fault, in one word.
enum FaultWord: String, CaseIterable {
    case kept
    case retried
    case told
    case refused
    case looked

    /// For people.
    var meaning: String {
        switch self {
        case .kept: "the right answer comes all the same"
        case .retried: "nothing was changed, and it is asked again by itself"
        case .told: "nothing was changed, and that and why is said"
        case .refused: "the answer is not taken, and why is said"
        case .looked: "the order may have been obeyed, which is said: what the server holds has to be looked at"
        }
    }
}

/// Every fault × every operation: what the test holds the client to, and what README shows.
struct FaultTable {
    let fault: DemoFault
    let operation: DemoOperation

    var isWrite: Bool { operation.isWrite }

    var word: FaultWord {
        switch fault {
        case .byteByByte, .clockOff, .pageCountVaries, .lastPageRepeats, .nextElsewhere: .kept
        case .refuse, .tooMany, .tooManyReset, .tooManyBare: .retried
        case .silence, .reset, .loseAnswer, .trickle, .cut, .json500, .json502, .json503, .html500, .html502, .html503:
            isWrite ? .looked : .retried
        case .unauthorized, .forbidden, .notFound: .told
        case .redirect: .refused
        // What a deletion is answered with beside "done" is not looked at.
        case .brokenJSON, .wrongShape, .deepBody, .lengthTooShort:
            operation == .delete ? .kept : isWrite ? .looked : .refused
        case .lengthTooLong: operation == .delete ? .kept : isWrite ? .looked : .retried
        case .largeBody: isWrite ? .looked : .refused
        }
    }

    /// The kind of failure that is reported; nil where it comes right.
    var kind: ServiceError.Kind? {
        guard word != .kept else { return nil }
        return switch fault {
        case .byteByByte, .clockOff, .pageCountVaries, .lastPageRepeats, .nextElsewhere: nil
        case .refuse, .reset, .loseAnswer, .cut: .unreachable
        case .silence, .trickle, .lengthTooLong: .timedOut
        case .json500, .json502, .json503, .html500, .html502, .html503: .serverBroken
        case .tooMany, .tooManyReset: .rateLimited(retryAfter: 1)
        case .tooManyBare: .rateLimited(retryAfter: nil)
        case .unauthorized, .forbidden: .refused
        case .notFound: .notFound
        case .redirect, .brokenJSON, .wrongShape, .deepBody, .lengthTooShort: .unintelligible
        case .largeBody: .tooLarge
        }
    }

    /// How many requests the server may get.
    /// - Parameter isWarm: whether a connection was kept from before: a read that finds it dead is sent once more at once.
    func requests(isWarm: Bool) -> ClosedRange<Int> {
        if fault == .refuse { return 0...0 }
        if isWrite { return 1...1 }
        // Three pages, and a look whether there is another.
        if word == .kept { return 1...(FaultTable.count(for: fault) > 50 ? 4 : 1) }
        return 1...(isWarm ? 2 : 1)
    }

    /// How many integrations there are: three pages for what is about pages.
    static func count(for fault: DemoFault) -> Int {
        switch fault {
        case .pageCountVaries, .lastPageRepeats, .nextElsewhere: 110
        default: 6
        }
    }

    /// Whether the client has to wait for its time-out.
    static func waits(_ fault: DemoFault) -> Bool { [.silence, .trickle, .lengthTooLong].contains(fault) }
}

extension DemoOperation {
    /// The same as the console orders it.
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

    /// Whether the server changes something.
    var isWrite: Bool { ![.list, .get, .payloads].contains(self) }
}
