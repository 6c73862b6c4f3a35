import FlyingSocks
import FoundationEssentials
import Glibc

/// A connection on which responses can fail in every way.
struct FaultyConnection: Sendable {
    private static let maxHeadBytes = 64 << 10
    private static let maxBodyBytes = 16 << 20

    private let socket: AsyncSocket
    private var unread: [UInt8] = []

    init(_ socket: AsyncSocket) { self.socket = socket }

    func close() { try? socket.close() }

    /// Reads the next request with its body.
    /// - Throws: if the client has disconnected, or the request is invalid.
    mutating func readRequest() async throws -> DemoRequest {
        let end = Array("\r\n\r\n".utf8)
        var head: Range<Int>?
        while head == nil {
            guard unread.count <= FaultyConnection.maxHeadBytes else { throw SocketError.disconnected }
            head = unread.firstRange(of: end)
            if head == nil { unread += try await socket.read(atMost: 4096) }
        }
        let lines = String(decoding: unread[..<(head?.lowerBound ?? 0)], as: UTF8.self).split(separator: "\r\n")
        unread.removeFirst(head?.upperBound ?? 0)
        let parts = lines.first?.split(separator: " ") ?? []
        guard parts.count == 3 else { throw SocketError.disconnected }
        var request = DemoRequest(String(parts[0]), String(parts[1]))
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            guard parts.count == 2 else { continue }
            request.headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length = request.headers["content-length"].flatMap { Int($0) } ?? 0
        guard (0...FaultyConnection.maxBodyBytes).contains(length) else { throw SocketError.disconnected }
        while unread.count < length { unread += try await socket.read(atMost: 4096) }
        request.body = Array(unread.prefix(length))
        unread.removeFirst(length)
        return request
    }

    /// Sends a response.
    /// - Returns: whether the connection can be reused.
    func send(_ response: DemoResponse, _ delivery: FaultDelivery, to request: DemoRequest) async throws -> Bool {
        var length: Int? = response.status == 204 ? nil : response.body.count
        if request.method.uppercased() == "HEAD" { length = response.headers["Content-Length"].flatMap { Int($0) } }
        let whole = FaultyConnection.head(of: response, length: length) + response.body
        switch delivery {
        case .whole: try await write(whole)
        case .never:
            try await waitForEnd()
            return false
        case .lost: return false
        case .reset:
            var option = linger(l_onoff: 1, l_linger: 0)
            let size = socklen_t(MemoryLayout<linger>.size)
            setsockopt(socket.socket.file.rawValue, SOL_SOCKET, SO_LINGER, &option, size)
            return false
        case .byByte(let pause):
            for byte in whole {
                try await write([byte])
                if pause > .zero { try await Task.sleep(for: pause) } else { await Task.yield() }
            }
        case .cut:
            try await write(whole.dropLast((response.body.isEmpty ? whole : response.body).count / 2))
            return false
        case .withLength(let other):
            try await write(FaultyConnection.head(of: response, length: other(response.body.count)) + response.body)
        case .afterBlanks(let count):
            try await write(FaultyConnection.head(of: response, length: nil, ending: true))
            let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 64 << 10)
            for _ in 0..<(count / blanks.count) { try await write(blanks) }
            try await write(response.body + [UInt8(ascii: "\n")])
            return false
        }
        return true
    }

    private static func head(of response: DemoResponse, length: Int?, ending: Bool = false) -> [UInt8] {
        // A response without a body must not be read to the end of the connection.
        let status = ending && response.status == 204 ? 200 : response.status
        var head = "HTTP/1.1 \(status) \(DemoHandler.phrase(for: status))\r\n"
        for (name, value) in response.headers where name != "Content-Length" { head += "\(name): \(value)\r\n" }
        if let length { head += "Content-Length: \(length)\r\n" }
        if ending { head += "Connection: close\r\n" }
        return Array((head + "\r\n").utf8)
    }

    private func write(_ bytes: some Sequence<UInt8>) async throws {
        try Task.checkCancellation()
        try await socket.write(Data(bytes))
    }

    /// Waits until the client disconnects.
    private func waitForEnd() async throws {
        while true { _ = try await socket.read(atMost: 4096) }
    }
}
