package import Features

extension CommandLine {
    /// The hint for the typed text.
    package var hint: String {
        let matching = matching
        if let entry {
            let more = matching.dropFirst().map { String($0.name.dropFirst(entry.name.count + 1)) }
            let isList = (entry.command == .listContexts || entry.command == .listThemes) && !more.isEmpty
            return isList ? "Tab: " + more.joined(separator: " · ") : entry.hint
        }
        if matching.count == 1 { return "\(matching[0].name): \(matching[0].hint)" }
        return matching.isEmpty ? "no such command" : "Tab: " + matching.map(\.name).joined(separator: " · ")
    }
}
