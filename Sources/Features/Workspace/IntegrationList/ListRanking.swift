import FoundationEssentials
import OnCall

/// All integrations of the directory, sorted. It is kept until one of them changes, because sorting many takes time; new ones are merged.
struct ListRanking: Hashable, Sendable {
    /// What an integration is sorted by; equal ones stay in the server's order.
    private struct Key: Hashable, Sendable, Comparable {
        /// The end of the maintenance window; infinite for none.
        let end: Double
        let text: String

        static func < (one: Key, other: Key) -> Bool {
            one.end != other.end ? one.end < other.end : one.text < other.text
        }
    }

    private var sort = ListSort.asListed
    /// The changes of the index that it has seen.
    private var changes = 0
    /// By number in the directory.
    private var keys: [Key] = []
    /// The numbers, sorted.
    private(set) var numbers: [Int] = []

    /// The order of a team that an integration doesn't have: the last.
    private static let noTeam = "\u{10FFFF}"

    mutating func update(_ directory: Directory, _ sort: ListSort) {
        let count = directory.order.count
        if sort != self.sort || changes != directory.index.changes || keys.count > count {
            keys = []
            numbers = []
        }
        (self.sort, changes) = (sort, directory.index.changes)
        guard keys.count < count else { return }
        let new = keys.count..<count
        keys += new.map { key(of: $0, directory) }
        let sorted = new.sorted { isBefore($0, $1) }
        numbers = numbers.isEmpty ? sorted : merged(numbers, sorted)
    }

    private func isBefore(_ one: Int, _ other: Int) -> Bool { (keys[one], one) < (keys[other], other) }

    private func merged(_ before: [Int], _ new: [Int]) -> [Int] {
        var merged: [Int] = []
        merged.reserveCapacity(before.count + new.count)
        var rest = new[...]
        for number in before {
            while let first = rest.first, isBefore(first, number) {
                merged.append(first)
                rest = rest.dropFirst()
            }
            merged.append(number)
        }
        return merged + rest
    }

    private func key(of number: Int, _ directory: Directory) -> Key {
        let integration = directory.integration(directory.order[number])
        let name = integration?.displayName.lowercased() ?? ""
        switch sort {
        case .asListed: return Key(end: 0, text: "")
        case .name: return Key(end: 0, text: name)
        case .team:
            let team = directory.teamName(integration?.teamID.value)?.lowercased() ?? ListRanking.noTeam
            return Key(end: 0, text: team + "\n" + name)
        case .maintenance:
            let window = integration?.maintenance
            let end = window.map { $0.endsAt?.timeIntervalSinceReferenceDate ?? .greatestFiniteMagnitude }
            return Key(end: end ?? .infinity, text: name)
        }
    }
}
