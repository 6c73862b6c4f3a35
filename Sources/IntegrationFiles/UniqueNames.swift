/// Names that are given once: a second one gets a number.
struct UniqueNames: Hashable, Sendable {
    private var taken: Set<String>

    init(_ taken: Set<String> = []) { self.taken = taken }

    /// `name`, or with a number from 2 on after `separator`.
    mutating func take(_ name: String, separator: String) -> String {
        var unique = name
        var number = 2
        while !taken.insert(unique).inserted {
            unique = "\(name)\(separator)\(number)"
            number += 1
        }
        return unique
    }
}
