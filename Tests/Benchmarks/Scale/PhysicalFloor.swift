import Glibc

/// What the machine needs for the same bytes, without any program around them.
enum PhysicalFloor {
    /// - Parameters:
    ///   - text: of all rows.
    ///   - bytes: what a key writes.
    static func show(_ text: String, bytes: Int) {
        let all = Array(text.utf8)
        // A byte that does not occur: one pass over everything.
        var (found, byte) = (0, Int32(1))
        let pass = ProcessorTime.best(20) {
            // Another byte each time, or one pass would do for all.
            byte = byte % 8 + 1
            if memchr(all, byte, all.count) != nil { found += 1 }
        }
        if found > 0 { print("  the rows have a byte that they should not have") }
        let some = [UInt8](repeating: 0x20, count: max(1, bytes))
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return }
        defer { for end in ends { close(end) } }
        var room = some
        let written = ProcessorTime.best(200) {
            _ = write(ends[1], some, some.count)
            _ = read(ends[0], &room, room.count)
        }
        print("  one pass over the \(all.count) bytes of the rows: \(Samples.text(pass)) µs")
        print("  to write and read the \(some.count) bytes of a key: \(Samples.text(written)) µs")
        print("")
    }
}
