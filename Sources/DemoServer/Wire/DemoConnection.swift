import Glibc
import Platform

/// A connection on which responses can fail in every way. Reading and writing block.
struct DemoConnection: Sendable {
    /// The client has disconnected, or the server stops.
    struct Ended: Error {}

    private let descriptor: Int32

    /// - Parameter descriptor: of a connected socket; `close()` closes it.
    init(_ descriptor: Int32) { self.descriptor = descriptor }

    func close() { Glibc.close(descriptor) }

    /// Ends what waits for the client, on any thread; before `close()`.
    func end() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// What the client has sent; waits for it.
    func read() throws(Ended) -> [UInt8] {
        // Without bytes before it is read, such as zeros.
        let bytes = [UInt8](unsafeUninitializedCapacity: 16 << 10) { buffer, count in
            repeat { count = recv(descriptor, buffer.baseAddress, buffer.count, 0) } while count < 0 && errno == EINTR
            count = max(0, count)
        }
        guard !bytes.isEmpty else { throw Ended() }
        return bytes
    }

    /// Writes all bytes; waits until the client takes them.
    func write(_ bytes: [UInt8]) throws(Ended) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                // Without SIGPIPE.
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 || errno == EINTR else { throw Ended() }
            sent += max(0, count)
        }
    }

    /// Sends a response.
    /// - Returns: whether the connection can be reused.
    func send(_ response: DemoResponse, _ delivery: FaultDelivery, to request: DemoRequest) async throws -> Bool {
        var length: Int? = response.status == 204 ? nil : response.body.count
        if request.method.uppercased() == "HEAD" { length = response.headers["Content-Length"].flatMap { Int($0) } }
        let whole = DemoConnection.head(of: response, length: length) + response.body
        switch delivery {
        case .whole: try write(whole)
        case .never:
            try waitForEnd()
            return false
        case .lost: return false
        case .reset:
            var option = linger(l_onoff: 1, l_linger: 0)
            let size = socklen_t(MemoryLayout<linger>.size)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, size)
            return false
        case .byByte(let pause):
            for byte in whole {
                try write([byte])
                if pause > .zero { await WorkThreads.shared.sleep(for: pause) }
            }
        case .cut:
            try write(Array(whole.dropLast((response.body.isEmpty ? whole : response.body).count / 2)))
            return false
        case .withLength(let other):
            try write(DemoConnection.head(of: response, length: other(response.body.count)) + response.body)
        case .afterBlanks(let count):
            try write(DemoConnection.head(of: response, length: nil, ending: true))
            let blanks = [UInt8](repeating: UInt8(ascii: " "), count: 64 << 10)
            for _ in 0..<(count / blanks.count) { try write(blanks) }
            try write(response.body + [UInt8(ascii: "\n")])
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

    /// Waits until the client disconnects.
    private func waitForEnd() throws(Ended) {
        while true { _ = try read() }
    }
}
