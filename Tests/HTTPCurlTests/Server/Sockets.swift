import Glibc
import Synchronization
import Testing

/// Plain POSIX sockets, with a thread per reader.
enum Sockets {
    /// Where a server listens, or a client connects to.
    enum Endpoint: Sendable {
        case port(UInt16)
        case path(String)
    }

    /// A listening socket; with port 0, the system chooses one.
    static func listening(at endpoint: Endpoint, backlog: Int32 = 256) throws -> (socket: Int32, port: UInt16) {
        let listener = try open(at: endpoint)
        try withAddress(of: endpoint) { address, length in try #require(bind(listener, address, length) == 0) }
        try #require(listen(listener, backlog) == 0)
        _ = fcntl(listener, F_SETFL, O_NONBLOCK)
        guard case .port = endpoint else { return (listener, 0) }
        var address = sockaddr_in()
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutableBytes(of: &address) { bytes in
            _ = getsockname(listener, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &length)
        }
        return (listener, UInt16(bigEndian: address.sin_port))
    }

    /// Held while a process is started, so that it does not inherit descriptors that are not marked close-on-exec yet.
    static let starting = Mutex(())

    /// The next connection; nil when the listener is shut down.
    static func accepted(from listener: Int32) -> Int32? {
        var polled = pollfd(fd: listener, events: Int16(POLLIN), revents: 0)
        while true {
            poll(&polled, 1, -1)
            guard polled.revents & Int16(POLLHUP) == 0 else { return nil }
            let socket = starting.withLock { _ in
                let socket = accept(listener, nil, nil)
                if socket >= 0 { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }
                return socket
            }
            if socket >= 0 { return socket }
        }
    }

    /// A socket that has started to connect, without waiting for it.
    static func connecting(to port: UInt16) throws -> Int32 {
        let client = try open(at: .port(port))
        _ = fcntl(client, F_SETFL, O_NONBLOCK)
        try withAddress(of: .port(port)) { address, length in _ = connect(client, address, length) }
        return client
    }

    /// A port without a listener.
    static func freePort() throws -> UInt16 {
        let (listener, port) = try listening(at: .port(0))
        close(listener)
        return port
    }

    /// The number of connections to a port, on the whole machine, that wait to be accepted.
    static func countWaiting(for port: UInt16) -> Int {
        guard let file = fopen("/proc/net/tcp", "r") else { return 0 }
        defer { fclose(file) }
        var buffer = [CChar](repeating: 0, count: 512)
        var count = 0
        while fgets(&buffer, Int32(buffer.count), file) != nil {
            let line = String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            let fields = line.split(separator: " ")
            // The remote address, and SYN_SENT.
            guard fields.count > 3, fields[3] == "02", let end = fields[2].split(separator: ":").last else { continue }
            if UInt16(end, radix: 16) == port { count += 1 }
        }
        return count
    }

    static func onThread(_ body: @escaping @Sendable () -> Void) {
        final class Box {
            let body: @Sendable () -> Void
            init(_ body: @escaping @Sendable () -> Void) { self.body = body }
        }
        var thread = pthread_t()
        let started = pthread_create(
            &thread, nil,
            { @Sendable context in
                guard let context else { return nil }
                Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body()
                return nil
            }, Unmanaged.passRetained(Box(body)).toOpaque())
        precondition(started == 0)
        pthread_detach(thread)
    }

    private static func open(at endpoint: Endpoint) throws -> Int32 {
        let family = if case .path = endpoint { AF_UNIX } else { AF_INET }
        let opened = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        try #require(opened >= 0)
        return opened
    }

    private static func withAddress(
        of endpoint: Endpoint, _ body: (UnsafePointer<sockaddr>, socklen_t) throws -> Void
    ) throws {
        func pass<Address>(_ address: Address) throws {
            try withUnsafeBytes(of: address) { bytes in
                let pointer = try #require(bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self))
                try body(pointer, socklen_t(bytes.count))
            }
        }
        switch endpoint {
        case .port(let port):
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = port.bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            try pass(address)
        case .path(let path):
            var address = sockaddr_un()
            address.sun_family = sa_family_t(AF_UNIX)
            withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
            try pass(address)
        }
    }
}
