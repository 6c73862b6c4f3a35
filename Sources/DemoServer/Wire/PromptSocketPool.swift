import FlyingFox
import FlyingSocks
import Glibc

/// A pool that disables Nagle's algorithm. FlyingFox sends head and body separately and never sets TCP_NODELAY, so that the body
/// waits up to 45 ms for the client's acknowledgement of the head.
struct PromptSocketPool: AsyncSocketPool {
    private let pool: any AsyncSocketPool = HTTPServer.defaultPool()

    func prepare() async throws { try await pool.prepare() }

    func run() async throws { try await pool.run() }

    func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
        // Also called for the listening socket, and accepted sockets inherit the option on Linux. On a Unix socket this fails
        // harmlessly.
        var on: Int32 = 1
        setsockopt(socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
        try await pool.suspendSocket(socket, untilReadyFor: events)
    }
}
