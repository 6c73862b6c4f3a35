import HTTPCurl
import Testing

@Suite struct FailureTests {
    private static func failure(
        of method: String = "POST", _ options: HTTPOptions = HTTPOptions.withoutTimeouts(),
        _ script: @escaping ScriptedServer.Script
    ) async throws -> HTTPFailure {
        let server = try ScriptedServer(script)
        return try await HTTPClient(options).failure(
            of: HTTPRequest(method: method, url: server.url(), body: Array("a body".utf8)))
    }

    /// The failure for a response that is written as is, after which the connection closes.
    private static func failure(response: [UInt8], _ options: HTTPOptions = HTTPOptions.withoutTimeouts()) async throws
        -> HTTPFailure
    {
        try await failure(options) { if $0.readRequest() != nil { $0.write(response) } }
    }

    private static func failure(response: String, _ options: HTTPOptions = HTTPOptions.withoutTimeouts()) async throws
        -> HTTPFailure
    {
        try await failure(response: Array(response.utf8), options)
    }

    @Test func `connection refused`() async throws {
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
            of: .post("http://127.0.0.1:\(Sockets.freePort())/"))
        #expect(failure.kind == .unreachable)
        #expect(!failure.mayHaveBeenSent)
        #expect(!failure.message.isEmpty)
    }

    @Test func `a Unix socket does not exist, or its path is too long`() async throws {
        for path in ["/tmp/httpcurl-nobody.sock", "/tmp/" + String(repeating: "x", count: 200)] {
            let client = HTTPClient(HTTPOptions.withoutTimeouts(unixSocketPath: path))
            let failure = try await client.failure(of: .post("http://localhost/"))
            #expect(failure.kind == .unreachable)
            #expect(!failure.mayHaveBeenSent)
        }
    }

    @Test func `an unknown host name`() async throws {
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(of: .post("http://nobody.invalid/"))
        #expect(failure.kind == .nameNotFound || failure.kind == .timedOut)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(arguments: [0, 1, 60_000, 66_000, 300_000, 3_000_000])
    func `the server reads the request and closes`(size: Int) async throws {
        for header in [HTTPHeader("X-A", "b"), HTTPHeader("X-A", String(repeating: "x", count: 70_000))] {
            let server = try ScriptedServer { $0.readRequest() }
            let body = [UInt8](repeating: 0x20, count: size)
            let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
                of: HTTPRequest(method: "POST", url: server.url(), headers: [header], body: body))
            #expect(failure.kind == .unreachable)
            #expect(failure.mayHaveBeenSent)
            #expect(server.requests.map(\.body.count) == [size])
        }
    }

    @Test func `the server reads the request and resets`() async throws {
        let failure = try await Self.failure {
            $0.readRequest()
            $0.endAbruptly()
        }
        #expect(failure.kind == .unreachable)
        #expect(failure.mayHaveBeenSent)
    }

    @Test func `the server resets before it has the request`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readHead()
            connection.endAbruptly()
        }
        // More than both sides buffer.
        let body = [UInt8](repeating: 0x20, count: 64 << 20)
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
            of: HTTPRequest(method: "POST", url: server.url(), body: body))
        #expect(failure.kind == .unreachable)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(arguments: [
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", "HTTP/1.1 200 OK\r\nContent-Le",
        "HTTP/1.1 200 OK\r\nX-A: b\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n50\r\nhel", "HTTP/1.1 100 Continue\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n",
    ])
    func `a truncated response is a failure`(response: String) async throws {
        let failure = try await Self.failure(response: response)
        #expect(failure.kind == .unreachable, "\(failure)")
        #expect(failure.mayHaveBeenSent)
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2p1\r\n", "\u{16}\u{3}\u{1}\u{0}\u{5}\u{1}xxxxxxxxxxxx\r\n\r\n", "hello", "\r\n\r\n",
        "HTTP/9.9 200 OK\r\nContent-Length: 0\r\n\r\n", "HTTP/1.1 2000 OK\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Encoding: rot13\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nhello",
    ])
    func `what is not HTTP is unreadableResponse`(response: String) async throws {
        let failure = try await Self.failure(response: response)
        #expect(failure.kind == .unreadableResponse, "\(failure)")
        #expect(failure.mayHaveBeenSent)
    }

    @Test func `a server that never responds`() async throws {
        let began = ContinuousClock.now
        let failure = try await Self.failure(HTTPOptions.withoutTimeouts(readTimeoutSeconds: 1)) {
            $0.readRequest()
            $0.waitForEnd()
        }
        #expect(failure.kind == .timedOut)
        #expect(failure.mayHaveBeenSent)
        #expect(ContinuousClock.now - began >= .seconds(1))
    }

    @Test func `a server that is slow for every byte`() async throws {
        let failure = try await Self.failure(HTTPOptions.withoutTimeouts(readTimeoutSeconds: 1)) { connection in
            connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
            while connection.write("x"), !connection.waitForEnd(milliseconds: 20) {}
        }
        #expect(failure.kind == .timedOut)
        #expect(failure.mayHaveBeenSent)
    }

    @Test func `a server that does not read the whole request`() async throws {
        let server = try ScriptedServer { connection in
            _ = connection.readHead()
            connection.waitForHangUp()
        }
        // More than both sides buffer.
        let body = [UInt8](repeating: 0x20, count: 64 << 20)
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts(readTimeoutSeconds: 1)).failure(
            of: HTTPRequest(method: "POST", url: server.url(), body: body))
        #expect(failure.kind == .timedOut)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `the body is too large, by its length`() async throws {
        let options = HTTPOptions.withoutTimeouts(maxBodyBytes: 1000)
        let body = String(repeating: "x", count: 1001)
        let failure = try await Self.failure(
            response: "HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n\(body)", options)
        #expect(failure.kind == .tooLarge)
        #expect(failure.mayHaveBeenSent)
    }

    @Test func `the body is too large, and endless`() async throws {
        let failure = try await Self.failure(HTTPOptions.withoutTimeouts(maxBodyBytes: 100_000)) { connection in
            connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            while connection.write(String(repeating: "x", count: 1000)) {}
        }
        #expect(failure.kind == .tooLarge)
        #expect(failure.mayHaveBeenSent)
    }

    @Test func `the body is too large when decompressed`() async throws {
        let body = try ResponseTests.packed(
            "H4sIAAAAAAAC/+3BMQEAAADCoPVPbQ0Po" + String(repeating: "A", count: 132) + "IBXA32VEdSghgEA")
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
        let failure = try await Self.failure(
            response: Array(head.utf8) + body, HTTPOptions.withoutTimeouts(maxBodyBytes: 99_999))
        #expect(failure.kind == .tooLarge, "\(failure)")
    }

    @Test func `a body of exactly the limit is accepted`() async throws {
        let server = try ScriptedServer {
            if $0.readRequest() != nil { $0.respond(body: String(repeating: "x", count: 1000)) }
        }
        let client = HTTPClient(HTTPOptions.withoutTimeouts(maxBodyBytes: 1000))
        #expect(try await client.send(.get(server.url())).body.count == 1000)
    }

    @Test func `the head is too large`() async throws {
        for line in ["X-A: \(String(repeating: "x", count: 1000))\r\n", String(repeating: "x", count: 1000)] {
            let failure = try await Self.failure { connection in
                connection.readRequest()
                connection.write("HTTP/1.1 200 OK\r\n")
                while connection.write(line) {}
            }
            #expect(failure.kind == .tooLarge, "\(failure)")
        }
    }
}
