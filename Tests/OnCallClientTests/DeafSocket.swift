import Glibc

/// A port of 127.0.0.1 that refuses connections, and is reserved while this exists.
final class DeafSocket {
    let port: UInt16
    private let descriptor: Int32

    /// Why the port could not be reserved, as `errno`.
    struct Failure: Error { let code: Int32 }

    init() throws {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.descriptor = descriptor
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(descriptor, pointer, length) == 0 ? getsockname(descriptor, pointer, &length) : -1
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        guard result == 0 else { throw Failure(code: errno) }
    }

    deinit { close(descriptor) }
}
