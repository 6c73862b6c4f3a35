/// The groups of a pattern while it is read (`Info` of the module).
struct PatternGroups: Sendable {
    private(set) var count = 0
    /// Numbers by name.
    private(set) var numbers: [String: Int] = [:]
    private var names: [Int: String] = [:]
    private var open: [Int] = []
    private(set) var openCounts: [Int: Int] = [:]
    private var privateCount = 0

    /// Begins a group.
    /// - Returns: its number; a negative one inside a group of the same name.
    mutating func begin(_ name: String?) -> Int {
        var group: Int
        if let name, let known = numbers[name] {
            group = known
        } else {
            repeat { count += 1 } while name != nil && names[count] != nil
            group = count
            if let name {
                numbers[name] = group
                names[group] = name
            }
        }
        if open.contains(group) {
            privateCount += 1
            group = -privateCount
        }
        open.append(group)
        openCounts[group, default: 0] += 1
        return group
    }

    mutating func end() { open.removeLast() }

    /// For branches that number their groups alike.
    mutating func reset(to count: Int) { self.count = count }

    func isOpen(_ name: String) -> Bool {
        guard let group = Int(name) ?? numbers[name] else { return false }
        return open.contains(group)
    }
}
