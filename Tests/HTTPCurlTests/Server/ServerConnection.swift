import Glibc

/// The server's end of a connection; belongs to the thread that runs the script.
final class ServerConnection {
    /// The number of connections before this one.
    let number: Int
    private let socket: Int32
    private let record: (ReceivedRequest) -> Void
    private var unread: [UInt8] = []

    init(_ socket: Int32, number: Int, record: @escaping (ReceivedRequest) -> Void) {
        self.socket = socket
        self.number = number
        self.record = record
    }

    /// The next request with its body; nil if the client has disconnected.
    @discardableResult func readRequest() -> ReceivedRequest? {
        guard let (first, lines) = readHead() else { return nil }
        let parts = first.split(separator: " ").map(String.init)
        let head = ReceivedRequest(method: parts[0], target: parts[1], lines: lines, body: [])
        let length = head["Content-Length"].flatMap { Int($0) } ?? 0
        while unread.count < length { guard readMore() else { return nil } }
        let request = ReceivedRequest(
            method: head.method, target: head.target, lines: lines, body: Array(unread.prefix(length)))
        unread.removeFirst(length)
        record(request)
        return request
    }

    /// Reads a head and leaves the rest.
    func readHead() -> (first: String, lines: [String])? {
        let end = Array("\r\n\r\n".utf8)
        while true {
            if let found = unread.indices.first(where: { unread[$0...].starts(with: end) }) {
                let text = String(decoding: unread[..<found], as: UTF8.self)
                unread.removeFirst(found + end.count)
                let lines = text.split(separator: "\r\n").map(String.init)
                return (lines[0], Array(lines.dropFirst()))
            }
            guard readMore() else { return nil }
        }
    }

    /// - Returns: whether the client is still connected.
    @discardableResult func write(_ text: String) -> Bool { write(Array(text.utf8)) }

    @discardableResult func write(_ bytes: [UInt8]) -> Bool {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends a response with a length; the connection stays open.
    @discardableResult func respond(_ status: String = "200 OK", headers: String = "", body: String = "") -> Bool {
        write("HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\(headers)\r\n\(body)")
    }

    /// Waits until the client disconnects, or until the timeout.
    /// - Returns: whether it has disconnected.
    @discardableResult func waitForEnd(milliseconds: Int32 = -1) -> Bool {
        var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        while poll(&polled, 1, milliseconds) > 0 { if !readMore() { return true } }
        return false
    }

    /// Waits until the client resets the connection, or the server is released, without reading.
    func waitForHangUp() {
        var polled = pollfd(fd: socket, events: 0, revents: 0)
        while poll(&polled, 1, -1) < 0, errno == EINTR {}
    }

    /// Closes with a reset, which discards data in transit.
    func endAbruptly() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }

    private func readMore() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        let count = read(socket, &buffer, buffer.count)
        guard count > 0 else { return false }
        unread += buffer.prefix(count)
        return true
    }
}
