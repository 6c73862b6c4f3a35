import Glibc
import Platform

/// Accepts connections, and serves each on a thread of its own that may block. A server for a console and for tests, not for many
/// clients: in return it can break a response at any byte.
actor DemoListener {
    private let socket: ServerSocket
    private let handler: DemoHandler
    private let faults: FaultSwitch?
    /// Accepts and serves connections; nil while they are refused.
    private var listening: Task<Void, Never>?
    private var isStopped = false

    /// - Throws: `DemoStartFailure` if no client could connect to the socket.
    static func start(
        _ socket: ServerSocket, _ handler: DemoHandler, _ faults: FaultSwitch?
    ) async throws(DemoStartFailure) -> DemoListener {
        let listener = DemoListener(socket, handler, faults)
        try await listener.refuse(faults?.isRefusing ?? false)
        faults?.join { [weak listener] in try? await listener?.refuse($0) }
        return listener
    }

    private init(_ socket: ServerSocket, _ handler: DemoHandler, _ faults: FaultSwitch?) {
        self.socket = socket
        self.handler = handler
        self.faults = faults
    }

    /// Closes all connections and stops.
    func stop() async {
        guard !isStopped else { return }
        isStopped = true
        await endListening()
    }

    /// Closes all connections and refuses new ones, or accepts them again.
    private func refuse(_ isRefusing: Bool) async throws(DemoStartFailure) {
        guard !isStopped else { return }
        if isRefusing { return await endListening() }
        guard listening == nil else { return }
        do throws(SystemError) {
            try socket.listen()
        } catch {
            throw DemoStartFailure("cannot listen: \(error)")
        }
        listening = Task(executorPreference: WorkThreads(1)) { [socket, handler, faults] in
            await withTaskCancellationHandler {
                await DemoListener.serve(socket, handler, faults)
            } onCancel: {
                socket.refuse()
            }
        }
    }

    private func endListening() async {
        listening?.cancel()
        await listening?.value
        listening = nil
    }

    private static func serve(_ socket: ServerSocket, _ handler: DemoHandler, _ faults: FaultSwitch?) async {
        await withDiscardingTaskGroup { group in
            while !Task.isCancelled {
                guard let next = try? socket.accept() else {
                    // The client is gone, or no descriptor is left.
                    usleep(10_000)
                    continue
                }
                group.addTask(executorPreference: WorkThreads(1)) {
                    let connection = DemoConnection(next)
                    await withTaskCancellationHandler {
                        await DemoListener.serve(connection, handler, faults)
                    } onCancel: {
                        connection.end()
                    }
                    connection.close()
                }
            }
            group.cancelAll()
        }
    }

    private static func serve(_ connection: DemoConnection, _ handler: DemoHandler, _ faults: FaultSwitch?) async {
        var incoming = DemoRequestReader(connection)
        // Any error means that the client has disconnected, or that the server stops.
        while let request = try? incoming.next() {
            let fault = faults?.fault(for: request)
            let stage = faults.flatMap { fault?.stage(elsewhere: $0.elsewhere) }
            let operation = DemoOperation(request)
            if operation == .list, Query(request.query)["page"] ?? "1" == "1" { await faults?.listBegins() }
            let response = await handler.respond(to: request, last: stage, lag: fault?.clockLag ?? 0)
            if fault == .late, operation?.isWrite ?? false {
                faults?.postpone { _ = await handler.respond(to: request, last: nil, lag: 0) }
            }
            let isOpen = try? await connection.send(response, fault?.delivery ?? .whole, to: request)
            guard isOpen == true, !incoming.isLast else { break }
        }
    }
}
