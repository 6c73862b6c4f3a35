package import OnCall

/// The log of this session's requests, the newest last, and of one request everything.
package struct RequestLogView: Hashable, Sendable {
    /// nil as long as nobody has answered.
    package internal(set) var records: [RequestRecord]?
    package internal(set) var selected = 0
    /// The first request on the screen.
    package internal(set) var top = 0
    /// The first row of the open request on the screen.
    package internal(set) var scroll = 0
    /// All of the selected request, while it is shown.
    package internal(set) var opened: OpenedRequest?

    package var record: RequestRecord? {
        guard let records, records.indices.contains(selected) else { return nil }
        return records[selected]
    }

    /// Takes the requests as they are now. The selected one stays, unless it was the newest: then the newest is.
    mutating func learn(_ now: [RequestRecord], height: Int) {
        let wasNewest = records.map { selected >= $0.count - 1 } ?? true
        let number = record?.number
        records = now
        if wasNewest, opened == nil {
            selected = max(0, now.count - 1)
        } else {
            // The older ones leave the log at its beginning.
            selected = number.flatMap { number in now.firstIndex { $0.number >= number } } ?? max(0, now.count - 1)
        }
        keepVisible(height: height)
    }

    mutating func keepVisible(height: Int) {
        top = Scrolling.top(
            showing: selected..<(selected + 1), from: top, height: height, count: records?.count ?? 0)
    }
}
