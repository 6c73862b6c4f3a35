/// The bytes written to a terminal.
struct Recording {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ more: ArraySlice<UInt8>) { bytes += more }

    func contains(_ text: String) -> Bool {
        let part = Array(text.utf8)
        guard let first = part.first, bytes.count >= part.count else { return false }
        return bytes.indices.dropLast(part.count - 1).contains {
            bytes[$0] == first && bytes[$0..<($0 + part.count)].elementsEqual(part)
        }
    }

    /// Whether a frame has begun (synchronized output, 2026) and not ended.
    var isWithinFrame: Bool {
        let mark = Array("\u{1B}[?2026".utf8)
        let last = bytes.indices.dropLast(mark.count).last {
            bytes[$0] == 0x1B && bytes[$0..<($0 + mark.count)].elementsEqual(mark)
        }
        return last.map { bytes[$0 + mark.count] == UInt8(ascii: "h") } ?? false
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The private modes of the terminal (`ESC [ ? 2004 h`) that were set, and whether they are on.
    var modes: [Int: Bool] {
        var modes: [Int: Bool] = [:]
        for match in text.matches(of: /\u{1B}\[\?([0-9;]+)([hl])/) {
            for number in match.output.1.split(separator: ";").compactMap({ Int($0) }) {
                modes[number] = match.output.2 == "h"
            }
        }
        return modes
    }
}
