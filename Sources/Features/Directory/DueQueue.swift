import FoundationEssentials
import OnCall

/// A queue of integrations by time, as a binary heap.
struct DueQueue: Sendable {
    struct Item: Sendable {
        let id: IntegrationID
        let due: Date
    }

    /// No item is due later than the two that follow it, at twice its index plus one and two.
    private var items: [Item] = []

    var count: Int { items.count }

    /// What is due first.
    var first: Item? { items.first }

    mutating func add(_ id: IntegrationID, at due: Date) {
        items.append(Item(id: id, due: due))
        var index = items.count - 1
        while index > 0, items[index].due < items[(index - 1) / 2].due {
            items.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    mutating func removeFirst() {
        guard let last = items.popLast(), !items.isEmpty else { return }
        items[0] = last
        var index = 0
        while true {
            var least = index
            for next in [2 * index + 1, 2 * index + 2] where next < items.count {
                if items[next].due < items[least].due { least = next }
            }
            guard least != index else { return }
            items.swapAt(index, least)
            index = least
        }
    }
}
