import JSON

/// Which pages of a list were asked for, and what was in those that came.
struct PageProgress<Item: ListItem> {
    private let first: Int
    /// The page that is delivered next.
    private(set) var awaited: Int
    /// The last page that was asked for.
    private var asked: Int
    /// The last page that there is, as far as the server has said.
    private var last: Int
    private var known: Set<Item.ID> = []
    private var knownLeftOut: Set<JSONValue> = []

    init(from first: Int) {
        self.first = first
        awaited = first
        asked = first - 1
        last = first
    }

    /// How many pages were delivered.
    var delivered: Int { awaited - first }

    /// How many pages were asked for and not delivered, apart from the first, which every list asks for.
    var unused: Int { asked - max(awaited, first + 1) + 1 }

    /// The page to ask for now; nil if one of those that were asked for has to come first.
    /// - Parameters:
    ///   - limit: how many may be under way.
    ///   - pause: how long to wait before the next page, after so many.
    mutating func next(atOnce limit: Int, pause: (Int) -> Duration) -> Int? {
        let number = asked + 1
        // The one that comes next is asked for although the server may have said that it is the last.
        guard number == awaited || number <= last && number < awaited + limit && pause(number - first) <= .zero
        else { return nil }
        asked = number
        return number
    }

    /// Notes the page that was awaited.
    /// - Returns: whether it is a page of its own, and not one that came before.
    mutating func take(_ page: Page<Item>) -> Bool {
        let ids = Set(page.items.map(\.id))
        let leftOut = Set(page.leftOut)
        let isRepeated = ids.isSubset(of: known) && (!ids.isEmpty || leftOut.isSubset(of: knownLeftOut))
        guard page.number == awaited, awaited == first || !isRepeated else { return false }
        known.formUnion(ids)
        knownLeftOut.formUnion(leftOut)
        last = page.totalPages ?? awaited
        awaited += 1
        return true
    }
}
