import OnCall

/// The rows without an id in the lists that were read. An integration that a list does not show can be one of them.
struct RowsWithoutID: Hashable, Sendable {
    private struct List: Hashable, Sendable {
        let asOf: RequestNumber
        let rows: [RowWithoutID]
    }

    /// The lists that were read, the oldest first. Of equal ones in a row only the first is kept.
    private var lists: [List] = []
    private static let maxLists = 8

    /// Those of the last list.
    var latest: [RowWithoutID] { lists.last?.rows ?? [] }

    /// A list was read to its end.
    mutating func note(_ rows: [RowWithoutID], asOf: RequestNumber) {
        if let last = lists.last, last.rows == rows { return }
        lists.append(List(asOf: asOf, rows: rows))
        if lists.count > Self.maxLists { lists.removeFirst() }
    }

    /// Whether one that can be the new integration was in the last list read before request `number`. Without such a list there may have
    /// been any number.
    func mayHaveHad(_ new: NewIntegration, before number: RequestNumber) -> Bool {
        lists.last { $0.asOf < number }.map { count(new, in: $0.rows) > 0 } ?? true
    }

    /// Whether the last list has more of them that can be the new integration than the last one read before request `number`.
    func mayHave(_ new: NewIntegration, since number: RequestNumber) -> Bool {
        let before = lists.last { $0.asOf < number }.map { count(new, in: $0.rows) } ?? 0
        return count(new, in: latest) > before
    }

    private func count(_ new: NewIntegration, in rows: [RowWithoutID]) -> Int {
        rows.count { $0.canBe(name: new.name.trimmingBlanks(), type: new.type) }
    }
}
