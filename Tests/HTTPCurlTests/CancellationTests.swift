import Glibc
import HTTPCurl
import Testing

@Suite(.timeLimit(.minutes(60))) struct CancellationTests {
    /// Cancels a request as soon as `moment` returns.
    private static func failure(
        of request: HTTPRequest, _ client: HTTPClient, cancelledWhen moment: () async -> Void
    ) async throws -> HTTPFailure {
        let task = Task { try await client.failure(of: request) }
        await moment()
        task.cancel()
        // Without the cancellation, a timeout would end it and be reported as such.
        return try await task.value
    }

    @Test func `a request that is cancelled before it starts is never sent`() async throws {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond() } }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        let task = Task {
            // Until the cancellation is seen.
            while !Task.isCancelled { await Task.yield() }
            return try await client.failure(of: .post(server.url()))
        }
        task.cancel()
        let failure = try await task.value
        #expect(failure.kind == .cancelled)
        #expect(!failure.mayHaveBeenSent)
        #expect(server.connections == 0)
    }

    @Test func `a request that is cancelled while it connects was not sent`() async throws {
        // A full backlog that is never served: later connections wait.
        let (listener, port) = try Sockets.listening(at: .port(0), backlog: 0)
        defer { close(listener) }
        let others = try (0..<4).map { _ in try Sockets.connecting(to: port) }
        defer { for other in others { close(other) } }
        let before = Sockets.countWaiting(for: port)
        try #require(before > 0)
        let failure = try await Self.failure(
            of: .post("http://127.0.0.1:\(port)/"), HTTPClient(HTTPOptions.withoutTimeouts())
        ) {
            // The kernel gives no notification.
            while Sockets.countWaiting(for: port) <= before { await Task.yield() }
        }
        #expect(failure.kind == .cancelled)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `connecting has a timeout`() async throws {
        let (listener, port) = try Sockets.listening(at: .port(0), backlog: 0)
        defer { close(listener) }
        let others = try (0..<4).map { _ in try Sockets.connecting(to: port) }
        defer { for other in others { close(other) } }
        let client = HTTPClient(HTTPOptions.withoutTimeouts(connectTimeoutSeconds: 1))
        let failure = try await client.failure(of: .post("http://127.0.0.1:\(port)/"))
        #expect(failure.kind == .timedOut)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a request that is cancelled while it waits may have been sent, and its connection is closed`()
        async throws
    {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.waitForEnd()
        }
        let failure = try await Self.failure(of: .post(server.url()), HTTPClient(HTTPOptions.withoutTimeouts())) {
            await server.until { $0.requests.count == 1 }
        }
        #expect(failure.kind == .cancelled)
        #expect(failure.mayHaveBeenSent)
        await server.until { $0.open.isEmpty }
    }

    @Test func `a request that is cancelled before it is complete was not sent`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readHead()
            connection.waitForHangUp()
        }
        let body = [UInt8](repeating: 0x20, count: 64 << 20)
        let failure = try await Self.failure(
            of: HTTPRequest(method: "PUT", url: server.url(), body: body), HTTPClient(HTTPOptions.withoutTimeouts())
        ) { await server.until { !$0.open.isEmpty } }
        #expect(failure.kind == .cancelled)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a request that is cancelled in the middle of the response returns none`() async throws {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nthe beginning")
            connection.waitForEnd()
        }
        let failure = try await Self.failure(of: .get(server.url()), HTTPClient(HTTPOptions.withoutTimeouts())) {
            await server.until { $0.requests.count == 1 }
        }
        #expect(failure.kind == .cancelled)
    }

    @Test func `cancelling one request does not affect others`() async throws {
        let server = try ScriptedServer { connection in
            guard let request = connection.readRequest() else { return }
            if request.target == "/never" { connection.waitForEnd() } else { connection.respond(body: "yes") }
        }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        async let never = Self.failure(of: .get(server.url("/never")), client) {
            await server.until { $0.requests.count == 11 }
        }
        try await withThrowingTaskGroup { group in
            for _ in 0..<10 { group.addTask { try await client.send(.get(server.url())).text } }
            for try await text in group { #expect(text == "yes") }
        }
        #expect(try await never.kind == .cancelled)
    }

    @Test func `cancelling at any moment gives either a response or a failure`() async throws {
        let server = try ScriptedServer { connection in while connection.readRequest() != nil { connection.respond() } }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        await withTaskGroup { group in
            for round in 0..<300 {
                group.addTask {
                    let task = Task { () async -> HTTPFailure.Kind? in
                        do throws(HTTPFailure) {
                            _ = try await client.send(.get(server.url()))
                            return nil
                        } catch {
                            return error.kind
                        }
                    }
                    for _ in 0..<round % 7 { await Task.yield() }
                    task.cancel()
                    let kind = await task.value
                    #expect(kind == nil || kind == .cancelled)
                }
            }
        }
    }
}

@Suite(.timeLimit(.minutes(60))) struct ClosingTests {
    @Test func `closing ends running requests`() async throws {
        let server = try ScriptedServer { connection in
            connection.readRequest()
            connection.waitForEnd()
        }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        let task = Task { try await client.failure(of: .post(server.url())) }
        await server.until { $0.requests.count == 1 }
        client.close()
        let failure = try await task.value
        #expect(failure.kind == .cancelled)
        #expect(failure.mayHaveBeenSent)
        await server.until { $0.open.isEmpty }
    }

    @Test func `after closing, nothing is sent`() async throws {
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        client.close()
        client.close()
        let failure = try await client.failure(of: .post("http://127.0.0.1/"))
        #expect(failure.kind == .cancelled)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a client without references lives until its request is answered`() async throws {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond(body: "hello") } }
        #expect(try await HTTPClient(HTTPOptions.withoutTimeouts()).send(.get(server.url())).text == "hello")
        // And is then released, with its connection.
        await server.until { $0.open.isEmpty }
    }

    @Test func `clients leave no threads and no descriptors`() async throws {
        await #expect(processExitsWith: .success) {
            let server = try ScriptedServer { connection in
                while connection.readRequest() != nil { connection.respond() }
            }
            func round() async throws {
                let client = HTTPClient(HTTPOptions.withoutTimeouts())
                for _ in 0..<3 { _ = try await client.send(.get(server.url())) }
            }
            for _ in 0..<3 { try await round() }
            await server.until { $0.open.isEmpty }
            let sockets = System.sockets
            let threads = System.threads
            for _ in 0..<50 { try await round() }
            await server.until { $0.open.isEmpty }
            #expect(System.sockets == sockets)
            // The number of Swift's own threads varies.
            #expect(System.threads < threads + 10)
        }
    }
}
