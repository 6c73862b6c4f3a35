package import OnCall
import TerminalCore

/// The requests of this session, newest last, and the details of one.
package struct RequestLogView: OverlayLayer {
    package enum Command: Hashable, Sendable {
        case show, back, copyAsCurl
        case move(ListMotion)
    }

    /// nil until they are loaded.
    package private(set) var records: [RequestRecord]?
    package private(set) var selected = 0
    /// The first visible request.
    package private(set) var top = 0
    /// The first visible row of the open request.
    package private(set) var scroll = 0
    /// The details of the selected request, while it is open.
    package private(set) var opened: OpenedRequest?

    package var record: RequestRecord? {
        guard let records, records.indices.contains(selected) else { return nil }
        return records[selected]
    }

    /// Updates the requests. The selection stays, unless it was the newest: then it moves to the newest.
    private mutating func learn(_ now: [RequestRecord], height: Int) {
        let wasNewest = records.map { selected >= $0.count - 1 } ?? true
        let number = record?.number
        records = now
        if wasNewest, opened == nil {
            selected = max(0, now.count - 1)
        } else {
            // Old requests are removed at the beginning.
            selected = number.flatMap { number in now.firstIndex { $0.number >= number } } ?? max(0, now.count - 1)
        }
        keepVisible(height: height)
    }

    private mutating func keepVisible(height: Int) {
        top = Scrolling.top(
            showing: selected..<(selected + 1), from: top, height: height, count: records?.count ?? 0)
    }
}

// MARK: Keys and facts

extension RequestLogView {
    static let title = "Requests"
    static let bindings: [OwnBinding] =
        [
            Binding(
                .enter, .right, .char("l"), command: .show, label: "show",
                help: "show headers and bodies, or go back to the list"),
            Binding(
                .char("c"), command: .copyAsCurl, label: "copy as curl",
                help: "copy the request as a curl command, with $TOKEN for the token"),
            Binding(
                .escape, .char("q"), .left, .char("h"), command: .back, label: "back",
                help: "back to the list; from the list: close", isAtEnd: true),
        ] + RowKeys.bindings.map { $0.wrapped(Command.move) }

    mutating func perform(_ command: Command, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch command {
        case .back:
            guard opened != nil else { return [.close] }
            opened = nil
        case .show:
            guard opened == nil, let record else {
                opened = nil
                break
            }
            opened = OpenedRequest(record, surroundings.configuration.clock, width: surroundings.room.width)
            scroll = 0
        case .copyAsCurl:
            guard let record else { break }
            if let problem = record.curlProblem { return [.notify(.notCopied(problem))] }
            return [.copy(record.curlCommand, as: .curlCommand)]
        case .move(let motion): move(motion, surroundings)
        }
        return []
    }

    mutating func move(_ motion: ListMotion, _ surroundings: Surroundings) {
        let height = surroundings.room.height
        if let opened {
            scroll = motion.scrolled(from: scroll, count: opened.rows.count, height: height)
        } else {
            selected = motion.selection(from: selected, count: records?.count ?? 0, page: height)
            keepVisible(height: height)
        }
    }

    mutating func receive(_ fact: OverlayFact, _ surroundings: Surroundings) -> [OverlayRequest] {
        switch fact {
        // The request is in the log now.
        case .requestEnded: return [.run(.loadRequests)]
        case .requestsLoaded(let records): learn(records, height: surroundings.room.height)
        default: break
        }
        return []
    }

    /// The rows of the open request are as wide as the screen.
    mutating func settle(_ surroundings: Surroundings) {
        if let opened, opened.width != surroundings.room.width, let record {
            self.opened = OpenedRequest(record, surroundings.configuration.clock, width: surroundings.room.width)
        }
        keepVisible(height: surroundings.room.height)
    }
}
