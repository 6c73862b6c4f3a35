/// A request as received.
struct ReceivedRequest: Sendable {
    let method: String
    let target: String
    /// As written.
    let lines: [String]
    let body: [UInt8]

    /// The value of a header; nil if it is missing or repeated.
    subscript(name: String) -> String? {
        let found = lines.filter { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        guard found.count == 1, let line = found.first else { return nil }
        let value = line.dropFirst(name.count + 1)
        return String(value.drop { $0 == " " })
    }

    func has(_ name: String) -> Bool { lines.contains { $0.lowercased().hasPrefix(name.lowercased() + ":") } }
}
