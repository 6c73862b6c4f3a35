package import OnCall

/// The marked integrations of the list. They stay marked whatever the filter shows.
package struct ListMarks: Hashable, Sendable {
    /// In no order; `IntegrationList.marks` is asked for single ones.
    package private(set) var ids: Set<IntegrationID> = []
    /// The integration that was marked or unmarked last: ranges begin there.
    private(set) var anchor: IntegrationID?

    package var count: Int { ids.count }
    package var isEmpty: Bool { ids.isEmpty }

    package func contains(_ id: IntegrationID) -> Bool { ids.contains(id) }

    /// Marks an integration, or removes its mark.
    mutating func toggle(_ id: IntegrationID) {
        if ids.remove(id) == nil { ids.insert(id) }
        anchor = id
    }

    /// Marks a range of rows.
    mutating func mark(_ range: some Sequence<IntegrationID>, endingWith last: IntegrationID) {
        ids.formUnion(range)
        anchor = last
    }

    /// Marks all of the rows; if they are marked already, removes their marks.
    mutating func toggleAll(_ rows: some Collection<IntegrationID>) {
        if rows.allSatisfy(ids.contains) { ids.subtract(rows) } else { ids.formUnion(rows) }
    }

    /// Removes all marks.
    mutating func clear() { self = ListMarks() }

    /// Removes the marks of integrations that are no longer there.
    mutating func keep(where exists: (IntegrationID) -> Bool) {
        guard !ids.isEmpty, !ids.allSatisfy(exists) else { return }
        ids = ids.filter(exists)
    }
}
