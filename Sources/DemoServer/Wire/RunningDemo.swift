import FlyingFox
import FlyingSocks
import Glibc

/// The service on a socket, until `stop()`.
package struct RunningDemo: Sendable {
    /// `http://127.0.0.1:40123`; for a Unix socket `http://localhost`, for the Host header only.
    package let url: String
    /// The accepted token, without `Bearer`.
    package let token: String
    /// On TCP only.
    package let port: UInt16?
    /// The path of the Unix socket to connect to instead of resolving `url`.
    package let socketPath: String?

    private let end: @Sendable () async -> Void
    private let folder: PrivateFolder?

    /// Starts the service, and returns when it listens.
    /// - Throws: `DemoStartFailure` if the port, socket or log is not available.
    package static func start(
        _ options: DemoOptions = DemoOptions(), _ wiring: DemoWiring = DemoWiring()
    ) async throws(DemoStartFailure) -> RunningDemo {
        let log: RequestLog?
        if let path = wiring.requestLog { log = try RequestLog(path: path) } else { log = nil }
        let service = DemoService(options, startedAt: wiring.clock())
        let handler = DemoHandler(service, wiring: wiring, log: log)
        switch wiring.endpoint {
        case .unixSocket where wiring.faults != nil, .privateSocket where wiring.faults != nil:
            throw DemoStartFailure("faults need a port")
        case .tcp(let port):
            guard let address = try? sockaddr_in.inet(ip4: "127.0.0.1", port: port) else {
                throw DemoStartFailure("127.0.0.1 is no address")
            }
            if let faults = wiring.faults {
                return RunningDemo(try await FaultyServer.start(handler, faults, at: address), service.token)
            }
            return try await RunningDemo(handler, service.token, address, socketPath: nil, folder: nil)
        case .unixSocket(let path):
            try replaceSocket(at: path)
            return try await RunningDemo(
                handler, service.token, sockaddr_un.unix(path: path), socketPath: path, folder: nil)
        case .privateSocket:
            let folder = try PrivateFolder()
            let path = folder.path + "/socket"
            do throws(DemoStartFailure) {
                return try await RunningDemo(
                    handler, service.token, sockaddr_un.unix(path: path), socketPath: path, folder: folder)
            } catch {
                folder.remove(socket: path)
                throw error
            }
        }
    }

    /// Closes all connections and stops.
    package func stop() async {
        await end()
        removeSocket()
    }

    /// Removes the Unix socket and its folder without waiting; enough for a program that is about to exit.
    package func removeSocket() {
        if let folder, let socketPath {
            folder.remove(socket: socketPath)
        } else if let socketPath {
            unlink(socketPath)
        }
    }

    private init(
        _ handler: DemoHandler, _ token: String, _ address: some SocketAddress, socketPath: String?,
        folder: PrivateFolder?
    ) async throws(DemoStartFailure) {
        let server = HTTPServer(
            address: address, timeout: 600, pool: PromptSocketPool(), logger: .disabled, handler: handler)
        try await RunningDemo.listen(server)
        end = { await server.stop() }
        self.token = token
        self.socketPath = socketPath
        self.folder = folder
        if case .ip4(_, let port)? = await server.listeningAddress {
            self.port = port
            url = "http://127.0.0.1:\(port)"
        } else {
            port = nil
            url = "http://localhost"
        }
    }

    private init(_ server: FaultyServer, _ token: String) {
        end = { await server.stop() }
        self.token = token
        socketPath = nil
        folder = nil
        port = server.port
        url = "http://127.0.0.1:\(server.port)"
    }

    /// Runs the server in a task of its own, and returns when it listens.
    private static func listen(_ server: HTTPServer) async throws(DemoStartFailure) {
        let (outcomes, outcome) = AsyncStream.makeStream(of: DemoStartFailure?.self)
        Task {
            do {
                try await server.run()
            } catch {
                outcome.yield(failure(error))
            }
        }
        Task {
            do {
                try await server.waitUntilListening(timeout: 600)
                outcome.yield(nil)
            } catch {
                outcome.yield(failure(error))
            }
        }
        for await failure in outcomes {
            guard let failure else { return }
            throw failure
        }
    }

    /// The error as a `DemoStartFailure`.
    static func failure(_ error: any Error) -> DemoStartFailure {
        if case SocketError.failed(_, _, let message) = error { return DemoStartFailure("cannot listen: \(message)") }
        return DemoStartFailure("cannot listen: \(error)")
    }

    private static func replaceSocket(at path: String) throws(DemoStartFailure) {
        guard path.utf8.count <= 107 else {
            throw DemoStartFailure("a socket path may have at most 107 bytes: \(path)")
        }
        var status = stat()
        guard lstat(path, &status) == 0 else { return }
        guard status.st_mode & S_IFMT == S_IFSOCK else { throw DemoStartFailure("\(path) exists and is not a socket") }
        unlink(path)
    }
}
