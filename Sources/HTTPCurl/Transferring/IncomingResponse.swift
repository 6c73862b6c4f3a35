/// A response while it is received, with limits on head and body.
struct IncomingResponse {
    /// All header lines together, including those of interim responses, in bytes.
    private static let maxHeadBytes = 256 << 10

    private(set) var headers: [HTTPHeader] = []
    private(set) var body: [UInt8] = []
    /// The response exceeded a limit; the rest was refused.
    private(set) var isTooLarge = false

    private let maxBodyBytes: Int
    private var headBytes = 0
    /// The empty line has been received. Later header lines are trailers, which are ignored.
    private(set) var isHeadComplete = false

    init(maxBodyBytes: Int) { self.maxBodyBytes = maxBodyBytes }

    /// Takes a header line with its line break.
    /// - Returns: `false` if a limit is exceeded.
    mutating func takeLine(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        headBytes += bytes.count
        guard headBytes <= IncomingResponse.maxHeadBytes else {
            isTooLarge = true
            return false
        }
        let line = IncomingResponse.trimmed(bytes[...])
        guard !line.isEmpty else {
            // A line of blanks continues the previous header.
            if bytes.first != 0x20 && bytes.first != 0x09 { isHeadComplete = true }
            return true
        }
        // A status line starts over: what came before was an interim response.
        if line.starts(with: "HTTP/".utf8), headers.isEmpty || isHeadComplete && body.isEmpty {
            headers = []
            isHeadComplete = false
        } else if isHeadComplete {
            return true
        } else if let first = bytes.first, IncomingResponse.isBlank(first), let last = headers.popLast() {
            headers.append(HTTPHeader(last.name, "\(last.value) \(IncomingResponse.text(line))"))
        } else if let colon = line.firstIndex(of: UInt8(ascii: ":")) {
            let name = IncomingResponse.trimmed(line[..<colon])
            headers.append(
                HTTPHeader(
                    IncomingResponse.text(name),
                    IncomingResponse.text(IncomingResponse.trimmed(line[colon...].dropFirst()))))
        }
        return true
    }

    /// Takes a part of the body.
    /// - Returns: `false` if a limit is exceeded.
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
