import Foundation
import Glibc
import Synchronization

/// A proxy between a console and its server, with faults on demand. It forwards requests one by one while there is no fault.
final class FaultyLine: Sendable {
    /// The current fault.
    enum Fault {
        case none
        /// Writes are lost before they reach the server.
        case losesOrders
        /// Writes are applied, and the response is lost.
        case losesAnswers
        /// The rate limit is exceeded, with the seconds to wait.
        case refuses(seconds: Int)
    }

    private struct State {
        var fault = Fault.none
        var listener: Int32 = -1
        var connections: Set<Int32> = []
        /// Requests received, forwarded or not.
        var requests = 0
    }

    private let state = Mutex(State())
    private let server: UInt16
    let port: UInt16

    /// - Parameter server: the target.
    init(to server: Server) throws {
        guard let port = server.url.split(separator: ":").last.flatMap({ UInt16($0.prefix { $0.isNumber }) }) else {
            throw Failure("no port in \(server.url)")
        }
        self.server = port
        let (listener, own) = try FaultyLine.listen(port: 0)
        self.port = own
        accept(on: listener)
    }

    deinit { cut() }

    /// The variables that make a console use this line.
    var variables: String { "GRAFANA_ONCALL_URL=http://127.0.0.1:\(port)" }
    var requests: Int { state.withLock { $0.requests } }

    func set(_ fault: Fault) { state.withLock { $0.fault = fault } }

    /// Nothing listens any more: connections end, and new ones are refused.
    func cut() {
        state.withLock { state in
            for descriptor in state.connections { shutdown(descriptor, Int32(SHUT_RDWR)) }
            if state.listener >= 0 {
                // Wakes the thread that waits for connections, too.
                shutdown(state.listener, Int32(SHUT_RDWR))
                close(state.listener)
            }
            state.listener = -1
        }
    }

    /// The same address works again.
    func mend() throws {
        let (listener, _) = try FaultyLine.listen(port: port)
        accept(on: listener)
    }

    // MARK: Sockets

    private static func listen(port: UInt16) throws -> (Int32, UInt16) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { throw Failure("socket: \(errno)") }
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        let (result, own) = try withAddress(port) { address, size in
            (bind(descriptor, address, size) == 0 ? Glibc.listen(descriptor, 16) : -1, try ownPort(descriptor))
        }
        guard result == 0 else { throw Failure("listen: \(errno)") }
        return (descriptor, own)
    }

    private static func ownPort(_ descriptor: Int32) throws -> UInt16 {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard result == 0 else { throw Failure("getsockname: \(errno)") }
        return UInt16(bigEndian: address.sin_port)
    }

    private static func withAddress<Result>(
        _ port: UInt16, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Result
    ) rethrows -> Result {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return try withUnsafePointer(to: &address) { pointer in
            try pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                try body($0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    private func accept(on listener: Int32) {
        state.withLock { $0.listener = listener }
        Thread.detachNewThread { [weak self] in
            while true {
                let console = Glibc.accept(listener, nil, nil)
                guard console >= 0 else { return }
                guard let self else {
                    close(console)
                    return
                }
                _ = fcntl(console, F_SETFD, FD_CLOEXEC)
                Thread.detachNewThread { self.serve(console) }
            }
        }
    }

    /// Forwards a connection until either side or the line closes it.
    private func serve(_ console: Int32) {
        let upstream = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        state.withLock { $0.connections.formUnion([console, upstream]) }
        defer {
            // Forgotten before they are closed: their descriptor numbers may be reused.
            state.withLock { $0.connections.subtract([console, upstream]) }
            close(console)
            close(upstream)
        }
        guard FaultyLine.withAddress(server, { connect(upstream, $0, $1) }) == 0 else { return }
        while let request = FaultyLine.message(from: console) {
            let fault = state.withLock { state in
                state.requests += 1
                return state.fault
            }
            let isOrder = !request.starts(with: "GET ".utf8)
            switch fault {
            case .losesOrders where isOrder: return
            case .refuses(let seconds):
                let answer =
                    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: \(seconds)\r\nRateLimit-Reset: \(seconds)\r\n"
                    + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"
                guard FaultyLine.send(Array(answer.utf8), to: console) else { return }
                continue
            case .none, .losesOrders, .losesAnswers: break
            }
            guard FaultyLine.send(request, to: upstream), let answer = FaultyLine.message(from: upstream) else {
                return
            }
            if case .losesAnswers = fault, isOrder { return }
            guard FaultyLine.send(answer, to: console) else { return }
        }
    }

    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    /// A request or a response, with the body length that its head says; nil if none comes.
    private static func message(from descriptor: Int32) -> [UInt8]? {
        var bytes: [UInt8] = []
        var length: Int?
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while length.map({ bytes.count < $0 }) ?? true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return nil }
            bytes += buffer[..<count]
            guard length == nil, let end = bytes.firstRange(of: "\r\n\r\n".utf8) else { continue }
            let head = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            let line = head.split(whereSeparator: \.isNewline).first { $0.lowercased().hasPrefix("content-length:") }
            let body = line.flatMap { Int($0.dropFirst(15).filter(\.isNumber)) } ?? 0
            length = end.upperBound + body
        }
        return bytes
    }
}
