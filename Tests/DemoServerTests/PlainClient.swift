import Foundation
import Glibc

/// A client on plain sockets.
final class PlainClient {
    struct Response {
        let status: Int
        /// By lowercase name.
        let headers: [String: String]
        let body: [UInt8]
    }

    struct Failure: Error {
        let code: Int32
    }

    private let socket: Int32
    private var received: [UInt8] = []

    init(port: UInt16) throws {
        socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw Failure(code: errno) }
    }

    init(path: String) throws {
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else { throw Failure(code: errno) }
    }

    deinit { close(socket) }

    /// - Parameter lines: the request line, and headers in addition to Host and Content-Length.
    func send(_ lines: String..., body: String = "", sendsBody: Bool = true) async throws -> Response {
        let head = (lines + ["Host: localhost", "Content-Length: \(body.utf8.count)"]).joined(separator: "\r\n")
        try write(head + "\r\n\r\n" + (sendsBody ? body : ""))
        return try await read(hasBody: !lines[0].hasPrefix("HEAD"))
    }

    /// Sends the body of the request before.
    func send(rawBody body: String) async throws -> Response {
        try write(body)
        return try await read(hasBody: true)
    }

    private func write(_ text: String) throws {
        let bytes = Array(text.utf8)
        guard Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count else {
            throw Failure(code: errno)
        }
    }

    private func read(hasBody: Bool) async throws -> Response {
        var end = headEnd
        while end == nil {
            try await receive()
            end = headEnd
        }
        let head = String(decoding: received[..<(end ?? 0)], as: UTF8.self).split(separator: "\r\n")
        received.removeFirst((end ?? 0) + 4)
        var headers: [String: String] = [:]
        for line in head.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = String(parts[1].drop { $0 == " " })
        }
        let length = hasBody ? Int(headers["content-length"] ?? "") ?? 0 : 0
        while received.count < length { try await receive() }
        let body = Array(received.prefix(length))
        received.removeFirst(length)
        return Response(status: Int(head[0].split(separator: " ")[1]) ?? 0, headers: headers, body: body)
    }

    private var headEnd: Int? {
        guard received.count >= 4 else { return nil }
        return (0...(received.count - 4)).first { received[$0...].starts(with: [13, 10, 13, 10]) }
    }

    private func receive() async throws {
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        await PlainClient.waitUntilReadable(socket)
        let count = recv(socket, &buffer, buffer.count, 0)
        guard count > 0 else { throw Failure(code: count == 0 ? 0 : errno) }
        received += buffer.prefix(count)
    }

    /// Waits on a thread of its own: on a small machine the server needs all threads of the pool.
    private static func waitUntilReadable(_ socket: Int32) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                var polled = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
                poll(&polled, 1, -1)
                continuation.resume()
            }
        }
    }
}
