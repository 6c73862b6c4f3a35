/// Damages texts in the ways that files and responses get damaged.
package enum Damage {
    /// `text` with some bytes changed, removed, duplicated or truncated, or with pieces inserted.
    package static func of(_ text: String, with pieces: [String], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let start = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, start + Int.random(in: 0...20, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0 where start < bytes.count: bytes[start] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.removeSubrange(start..<end)
            case 2: bytes.insert(contentsOf: bytes[start..<end], at: start)
            case 3 where Int.random(in: 0..<4, using: &random) == 0: bytes.removeSubrange(start...)
            default: bytes.insert(contentsOf: (pieces.randomElement(using: &random) ?? "").utf8, at: start)
            }
        }
        return bytes
    }
}
