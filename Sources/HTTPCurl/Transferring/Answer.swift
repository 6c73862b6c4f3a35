/// An answer while it comes in, within bounds.
struct Answer {
    /// All lines of the head together, and of the interim answers before it. In bytes.
    private static let longestHead = 256 << 10

    private(set) var headers: [HTTPHeader] = []
    private(set) var body: [UInt8] = []
    /// It was longer than we take, and the rest was refused.
    private(set) var isTooLarge = false

    private let maxBodyBytes: Int
    private var headBytes = 0
    /// The empty line has come: what looks like a header after it follows the body and says nothing that we want to hear.
    private(set) var isHeadComplete = false

    init(maxBodyBytes: Int) { self.maxBodyBytes = maxBodyBytes }

    /// Takes a line of the head with its line break.
    /// - Returns: whether it was taken.
    mutating func takeLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        headBytes += bytes.count
        guard headBytes <= Answer.longestHead else {
            isTooLarge = true
            return false
        }
        let line = Answer.trimmed(bytes[...])
        guard !line.isEmpty else {
            // Blanks alone go on with the line before.
            if bytes.first != 0x20 && bytes.first != 0x09 { isHeadComplete = true }
            return true
        }
        // A status line starts over: what was before it was an interim answer.
        if line.starts(with: "HTTP/".utf8), headers.isEmpty || isHeadComplete && body.isEmpty {
            headers = []
            isHeadComplete = false
        } else if isHeadComplete {
            return true
        } else if let first = bytes.first, Answer.isBlank(first), let last = headers.popLast() {
            headers.append(HTTPHeader(last.name, "\(last.value) \(Answer.text(line))"))
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = Answer.trimmed(line[..<colon])
            headers.append(HTTPHeader(Answer.text(name), Answer.text(Answer.trimmed(line[colon...].dropFirst()))))
        }
        return true
    }

    /// Takes a part of the body.
    /// - Returns: whether it was taken.
    mutating func takeBody(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard bytes.count <= maxBodyBytes - body.count else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: bytes)
        return true
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    private static func text(_ bytes: Bytes) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func trimmed(_ bytes: Bytes) -> Bytes {
        let end = bytes.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? bytes.startIndex
        return bytes[..<end].drop(while: isBlank)
    }
}
