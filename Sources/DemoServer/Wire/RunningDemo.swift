import Glibc
import Platform

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
            let isOften = wiring.faults != nil
            let socket = try bound { () throws(SystemError) in try ServerSocket(port: port, isOften: isOften) }
            return try await RunningDemo(handler, service.token, socket, wiring.faults, socketPath: nil, folder: nil)
        case .unixSocket(let path):
            try replaceSocket(at: path)
            let socket = try bound { () throws(SystemError) in try ServerSocket(path: path) }
            return try await RunningDemo(handler, service.token, socket, nil, socketPath: path, folder: nil)
        case .privateSocket:
            let folder = try PrivateFolder()
            let path = folder.path + "/socket"
            do throws(DemoStartFailure) {
                let socket = try bound { () throws(SystemError) in try ServerSocket(path: path) }
                return try await RunningDemo(handler, service.token, socket, nil, socketPath: path, folder: folder)
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
        _ handler: DemoHandler, _ token: String, _ socket: ServerSocket, _ faults: FaultSwitch?, socketPath: String?,
        folder: PrivateFolder?
    ) async throws(DemoStartFailure) {
        let listener = try await DemoListener.start(socket, handler, faults)
        end = { await listener.stop() }
        self.token = token
        self.socketPath = socketPath
        self.folder = folder
        port = socket.port
        url = socket.port.map { "http://127.0.0.1:\($0)" } ?? "http://localhost"
    }

    private static func bound(
        _ socket: () throws(SystemError) -> ServerSocket
    ) throws(DemoStartFailure) -> ServerSocket {
        do throws(SystemError) {
            return try socket()
        } catch {
            throw DemoStartFailure("cannot listen: \(error)")
        }
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
