/// Suggests the name that the user may have meant.
package enum NearestName {
    /// The name with the fewest edits to `name`; nil if none is close enough to be a typing error.
    package static func of(_ name: String, among names: some Sequence<String>) -> String? {
        let wanted = name.lowercased()
        var best: (name: String, distance: Int)?
        for candidate in names {
            let distance = distance(wanted, candidate.lowercased())
            if distance <= max(1, min(wanted.count, candidate.count) / 3), distance < best?.distance ?? .max {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// `; did you mean 'x'?` or, if none is close, `; known here: a, b, c`.
    package static func hint(for name: String, among names: [String]) -> String {
        if let near = of(name, among: names) { return "; did you mean '\(near)'?" }
        return names.isEmpty ? "" : "; known here: \(names.joined(separator: ", "))"
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    private static func distance(_ a: String, _ b: String) -> Int {
        let a = Array(a)
        let b = Array(b)
        var beforeLast: [Int] = []
        var last = Array(0...b.count)
        for (i, x) in a.enumerated() {
            var row = [i + 1]
            for (j, y) in b.enumerated() {
                var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (x == y ? 0 : 1))
                if i > 0, j > 0, x == b[j - 1], a[i - 1] == y { cost = min(cost, beforeLast[j - 1] + 1) }
                row.append(cost)
            }
            beforeLast = last
            last = row
        }
        return last[b.count]
    }
}
