import Glibc
import Synchronization

/// A real server on the loopback interface that runs a test's script on each connection, and closes it at the end of the script.
final class ScriptedServer: Sendable {
    typealias Script = @Sendable (ServerConnection) -> Void

    /// What has been received so far.
    struct State {
        /// Complete requests, in order.
        fileprivate(set) var requests: [ReceivedRequest] = []
        fileprivate var accepted = 0
        /// The open connections.
        fileprivate(set) var open: Set<Int32> = []
        fileprivate var isEnding = false
        fileprivate var waiting:
            [(condition: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] =
                []
    }

    /// Held by the threads instead of the server, whose `deinit` ends them.
    private final class Record: Sendable {
        let state = Mutex(State())

        /// Changes the state, and resumes those who wait for it.
        func change<Result: Sendable>(_ body: (inout sending State) -> sending Result) -> Result {
            let (result, woken) = state.withLock { state in
                let result = body(&state)
                let now = state
                state.waiting.removeAll { $0.condition(now) }
                return (result, now.waiting.filter { $0.condition(now) }.map(\.continuation))
            }
            for continuation in woken { continuation.resume() }
            return result
        }
    }

    /// Waits until the state meets `condition`.
    func until(_ condition: @escaping @Sendable (State) -> Bool) async {
        await withCheckedContinuation { continuation in
            record.change { $0.waiting.append((condition, continuation)) }
        }
    }

    let port: UInt16
    private let listener: Int32
    private let record = Record()

    init(at endpoint: Sockets.Endpoint = .port(0), _ script: @escaping Script) throws {
        (listener, port) = try Sockets.listening(at: endpoint)
        let (listener, record) = (listener, record)
        Sockets.onThread {
            while let socket = Sockets.accepted(from: listener) { ScriptedServer.serve(socket, record, script) }
            close(listener)
        }
    }

    deinit {
        shutdown(listener, Int32(SHUT_RDWR))
        record.state.withLock { state in
            state.isEnding = true
            for socket in state.open { shutdown(socket, Int32(SHUT_RDWR)) }
        }
    }

    /// Complete requests, in order.
    var requests: [ReceivedRequest] { record.state.withLock { $0.requests } }
    /// The number of connections ever accepted.
    var connections: Int { record.state.withLock { $0.accepted } }
    /// The number of open connections.
    var openConnections: Int { record.state.withLock { $0.open.count } }

    func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

    private static func serve(_ socket: Int32, _ record: Record, _ script: @escaping Script) {
        let number = record.change { state in
            state.open.insert(socket)
            state.accepted += 1
            if state.isEnding { shutdown(socket, Int32(SHUT_RDWR)) }
            return state.accepted - 1
        }
        Sockets.onThread {
            var one: Int32 = 1
            setsockopt(socket, Int32(IPPROTO_TCP), TCP_NODELAY, &one, socklen_t(MemoryLayout<Int32>.size))
            script(
                ServerConnection(socket, number: number) { request in
                    record.change { $0.requests.append(request) }
                })
            record.change { state in
                state.open.remove(socket)
                close(socket)
            }
        }
    }
}
