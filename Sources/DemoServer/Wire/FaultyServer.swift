import FlyingSocks
import Glibc
import Synchronization

/// A small server for faults, as FlyingFox sends complete responses only.
actor FaultyServer {
    nonisolated let port: UInt16
    private let handler: DemoHandler
    private let faults: FaultSwitch
    private let pool: PromptSocketPool
    private let poolTask: Task<Void, Never>
    /// Always bound to the port, so that no other process gets it while connections are refused.
    private var socket: Socket
    /// Accepts and serves connections; nil while they are refused.
    private var listening: Task<Void, Never>?
    private var isStopped = false

    /// - Throws: `DemoStartFailure` if the port is not available.
    static func start(
        _ handler: DemoHandler, _ faults: FaultSwitch, at address: sockaddr_in
    ) async throws(DemoStartFailure) -> FaultyServer {
        do {
            let pool = PromptSocketPool()
            try await pool.prepare()
            let server = try FaultyServer(handler, faults, pool, at: address)
            await server.refuse(faults.isRefusing)
            faults.join { [weak server] in await server?.refuse($0) }
            return server
        } catch {
            throw RunningDemo.failure(error)
        }
    }

    private init(
        _ handler: DemoHandler, _ faults: FaultSwitch, _ pool: PromptSocketPool, at address: sockaddr_in
    ) throws {
        self.handler = handler
        self.faults = faults
        self.pool = pool
        socket = try FaultyServer.bound(to: address)
        guard case .ip4(_, let port) = try socket.sockname() else { throw SocketError.disconnected }
        self.port = port
        poolTask = Task { try? await pool.run() }
    }

    /// Closes all connections and stops.
    func stop() async {
        guard !isStopped else { return }
        isStopped = true
        await endListening()
        try? socket.close()
        poolTask.cancel()
        await poolTask.value
    }

    /// Closes all connections and refuses new ones, or accepts them again.
    private func refuse(_ isRefusing: Bool) async {
        guard !isStopped else { return }
        if isRefusing {
            guard listening != nil else { return }
            await endListening()
            // A listening socket can't stop listening.
            try? socket.close()
            // A child process that is being started may hold the port a moment longer.
            for _ in 0..<300 {
                if let again = try? FaultyServer.bound(to: .inet(ip4: "127.0.0.1", port: port)) {
                    socket = again
                    break
                }
                try? await Task.sleep(for: .milliseconds(10))
            }
        } else if listening == nil {
            try? socket.listen()
            guard let socket = try? AsyncSocket(socket: socket, pool: pool) else { return }
            listening = Task { [handler, faults] in
                await withDiscardingTaskGroup { group in
                    while !Task.isCancelled {
                        guard let next = try? await socket.accept() else {
                            // The client is gone, or no descriptor is left.
                            try? await Task.sleep(for: .milliseconds(10))
                            continue
                        }
                        group.addTask { await FaultyServer.serve(FaultyConnection(next), handler, faults) }
                    }
                    group.cancelAll()
                }
            }
        }
    }

    private func endListening() async {
        listening?.cancel()
        await listening?.value
        listening = nil
    }

    /// Below the ephemeral ports: while nothing listens, the system could assign this port to another process.
    private static let ports: ClosedRange<UInt16> = 18_000...31_999
    private static let taken = Atomic(Int.random(in: 0..<14_000))

    private static func bound(to address: sockaddr_in) throws -> Socket {
        guard address.sin_port == 0 else { return try bound(exactlyTo: address) }
        for _ in 0..<100 {
            var candidate = address
            // Every server of this process has its own port, even while it refuses connections.
            let number = taken.wrappingAdd(1, ordering: .relaxed).newValue
            candidate.sin_port = (ports.lowerBound + UInt16(number % ports.count)).bigEndian
            if let socket = try? bound(exactlyTo: candidate) { return socket }
        }
        return try bound(exactlyTo: address)
    }

    private static func bound(exactlyTo address: sockaddr_in) throws -> Socket {
        let socket = try Socket(domain: Int32(sockaddr_in.family), type: .stream)
        try socket.setValue(true, for: .localAddressReuse)
        // A child that inherited the socket would keep listening.
        _ = fcntl(socket.file.rawValue, F_SETFD, FD_CLOEXEC)
        try socket.bind(to: address)
        return socket
    }

    private static func serve(_ connection: FaultyConnection, _ handler: DemoHandler, _ faults: FaultSwitch) async {
        var connection = connection
        // Any error means that the client has disconnected, or that the server stops.
        while let request = try? await connection.readRequest() {
            let fault = faults.fault(for: request)
            let stage = fault?.stage(elsewhere: faults.elsewhere)
            let operation = DemoOperation(request)
            if operation == .list, Query(request.query)["page"] ?? "1" == "1" { await faults.listBegins() }
            let response = await handler.respond(to: request, last: stage, lag: fault?.clockLag ?? 0)
            if fault == .late, operation?.isWrite ?? false {
                faults.postpone { _ = await handler.respond(to: request, last: nil, lag: 0) }
            }
            let isOpen = try? await connection.send(response, fault?.delivery ?? .whole, to: request)
            guard isOpen == true else { break }
        }
        connection.close()
    }
}
