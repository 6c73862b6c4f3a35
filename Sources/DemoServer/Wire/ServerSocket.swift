import Glibc
import Platform

/// A socket that accepts connections, on 127.0.0.1 or at a path. Calls block.
final class ServerSocket: Sendable {
    /// On TCP only.
    let port: UInt16?
    private let descriptor: Int32

    /// Binds to 127.0.0.1. No other process gets the port, even while nothing listens.
    /// - Parameters:
    ///   - port: 0 picks a free one.
    ///   - isOften: whether it will often be closed and opened again.
    init(port: UInt16, isOften: Bool) throws(SystemError) {
        guard isOften, port == 0 else {
            (descriptor, self.port) = try ServerSocket.bound(to: port)
            return
        }
        for _ in 0..<100 {
            // Every server of this process has its own port, even while it refuses connections.
            let number = UInt16.random(in: ServerSocket.ports)
            guard let bound = try? ServerSocket.bound(to: number) else { continue }
            (descriptor, self.port) = bound
            return
        }
        (descriptor, self.port) = try ServerSocket.bound(to: port)
    }

    /// Below the ephemeral ports: while nothing listens, the system could assign this port to another process.
    private static let ports: ClosedRange<UInt16> = 18_000...31_999

    /// Binds to a path of at most 107 bytes, at which there is nothing.
    init(path: String) throws(SystemError) {
        port = nil
        descriptor = try ServerSocket.make(AF_UNIX)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        try ServerSocket.bind(descriptor, to: address)
    }

    deinit { Glibc.close(descriptor) }

    /// Starts to accept connections, again after `refuse()`.
    func listen() throws(SystemError) { guard Glibc.listen(descriptor, 128) == 0 else { throw .last } }

    /// Refuses connections, also those that were not accepted yet. `accept` ends.
    func refuse() { shutdown(descriptor, Int32(SHUT_RDWR)) }

    /// The next connection.
    /// - Throws: if the client is gone, or no descriptor is left; `EINVAL` after `refuse()`.
    func accept() throws(SystemError) -> Int32 {
        let connection = Glibc.accept(descriptor, nil, nil)
        guard connection >= 0 else { throw .last }
        // A child that inherited the connection would keep it open.
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        // A response may be sent in pieces. On a Unix socket this fails harmlessly.
        ServerSocket.set(Int32(IPPROTO_TCP), TCP_NODELAY, of: connection)
        return connection
    }

    private static func bound(to port: UInt16) throws(SystemError) -> (Int32, UInt16) {
        let descriptor = try make(AF_INET)
        set(SOL_SOCKET, SO_REUSEADDR, of: descriptor)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        try bind(descriptor, to: address)
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &size) }
        }
        guard result == 0 else { throw failure(closing: descriptor) }
        return (descriptor, UInt16(bigEndian: address.sin_port))
    }

    private static func make(_ family: Int32) throws(SystemError) -> Int32 {
        let descriptor = socket(family, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw .last }
        // A child that inherited the socket would keep listening.
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func bind<Address>(_ descriptor: Int32, to address: Address) throws(SystemError) {
        let result = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                Glibc.bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size))
            }
        }
        guard result == 0 else { throw failure(closing: descriptor) }
    }

    private static func failure(closing descriptor: Int32) -> SystemError {
        let error = SystemError.last
        Glibc.close(descriptor)
        return error
    }

    private static func set(_ level: Int32, _ option: Int32, of descriptor: Int32) {
        var on: Int32 = 1
        setsockopt(descriptor, level, option, &on, socklen_t(MemoryLayout<Int32>.size))
    }
}
