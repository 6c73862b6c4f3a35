import FoundationEssentials
import Glibc
import JSON
import Synchronization
import Testing

@testable import DemoServer

@Suite struct WireTests {
    private static let list = "GET /api/v1/integrations/?perpage=2 HTTP/1.1"

    private static func options(count: Int = 3) -> DemoOptions {
        var options = DemoOptions(dialect: .oss, count: count)
        options.token = "f00d"
        return options
    }

    @Test func `the service responds over TCP, repeatedly on one connection`() async throws {
        var wiring = DemoWiring()
        wiring.clock = { Lab.start }
        let demo = try await RunningDemo.start(WireTests.options(), wiring)
        let port = try #require(demo.port)
        #expect(demo.url == "http://127.0.0.1:\(port)")
        #expect(demo.token == "f00d")
        let client = try PlainClient(port: port)
        for _ in 0..<3 {
            let response = try await client.send(WireTests.list, "Authorization: f00d")
            #expect(response.status == 200)
            #expect(response.headers["date"] == "Mon, 23 Nov 2026 15:21:17 GMT")
            #expect(response.headers["content-type"] == "application/json")
            #expect(response.headers["allow"] == "GET, POST, HEAD, OPTIONS")
            #expect(try JSONReader.read(response.body)["count"] == 3)
        }
        let refusal = try await client.send("TRACE /nosuch HTTP/1.1")
        #expect(refusal.status == 404)
        #expect(refusal.headers["date"] == "Mon, 23 Nov 2026 15:21:17 GMT")
        await demo.stop()
        // Another server may have its port by now; its connections are closed.
        await #expect(throws: PlainClient.Failure.self) {
            try await client.send(WireTests.list, "Authorization: f00d")
        }
    }

    @Test func `a HEAD has the length of the GET and no body`() async throws {
        let demo = try await RunningDemo.start(WireTests.options())
        let client = try PlainClient(port: try #require(demo.port))
        let get = try await client.send(WireTests.list, "Authorization: f00d")
        let head = try await client.send("HEAD /api/v1/integrations/?perpage=2 HTTP/1.1", "Authorization: f00d")
        #expect(head.status == 200)
        #expect(head.headers["content-length"] == String(get.body.count))
        // A body would corrupt the next response.
        #expect(try await client.send("GET /health/ HTTP/1.1").body == Array("Ok".utf8))
        await demo.stop()
    }

    @Test func `a client may wait before it sends a long body, and must say how long it is`() async throws {
        let demo = try await RunningDemo.start(WireTests.options())
        let port = try #require(demo.port)
        let waiting = try PlainClient(port: port)
        let post = ["POST /api/v1/integrations/ HTTP/1.1", "Authorization: f00d", "Content-Type: application/json"]
        let body = #"{"type":"webhook","name":"late"}"#
        let go = try await waiting.send(
            post[0], post[1], post[2], "Expect: 100-continue", body: body, sendsBody: false)
        #expect(go.status == 100)
        #expect(try await waiting.send(rawBody: body).status == 201)
        let endless = try await PlainClient(port: port).send(post[0], post[1], "Transfer-Encoding: chunked")
        #expect(endless.status == 411)
        await demo.stop()
    }

    @Test func `what is not HTTP ends the connection`() async throws {
        let demo = try await RunningDemo.start(WireTests.options())
        let client = try PlainClient(port: try #require(demo.port))
        await #expect(throws: PlainClient.Failure.self) { try await client.send("\u{16}\u{3}\u{1}") }
        await demo.stop()
    }

    @Test func `a connection ends when the client says so`() async throws {
        let demo = try await RunningDemo.start(WireTests.options())
        let client = try PlainClient(port: try #require(demo.port))
        #expect(try await client.send("GET /health/ HTTP/1.1", "Connection: close").status == 200)
        await #expect(throws: PlainClient.Failure.self) { try await client.send("GET /health/ HTTP/1.1") }
        await demo.stop()
    }

    @Test func `a private socket is in a folder that only its owner can enter, and is removed`()
        async throws
    {
        let demo = try await RunningDemo.start(WireTests.options(), DemoWiring(.privateSocket))
        let path = try #require(demo.socketPath)
        #expect(demo.port == nil)
        let folder = String(path.dropLast("/socket".count))
        var status = stat()
        #expect(lstat(folder, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o700)
        let response = try await PlainClient(path: path).send(WireTests.list, "Authorization: f00d")
        #expect(try JSONReader.read(response.body)["next"] == "http://localhost/api/v1/integrations/?page=2&perpage=2")
        demo.removeSocket()
        #expect(access(folder, F_OK) != 0)
        await demo.stop()
    }

    @Test func `a stale socket is replaced, another file is not`() async throws {
        let folder = try PrivateFolder()
        let path = folder.path + "/s"
        let first = try await RunningDemo.start(WireTests.options(), DemoWiring(.unixSocket(path: path)))
        // As after a crash: the socket exists without a listener.
        await first.stop()
        let left = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(left, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        close(left)
        let second = try await RunningDemo.start(WireTests.options(), DemoWiring(.unixSocket(path: path)))
        #expect(try await PlainClient(path: path).send("GET /health/ HTTP/1.1").status == 200)
        await second.stop()

        close(open(path, O_WRONLY | O_CREAT, 0o600))
        await #expect(throws: DemoStartFailure.self) {
            try await RunningDemo.start(WireTests.options(), DemoWiring(.unixSocket(path: path)))
        }
        folder.remove(socket: path)
    }

    @Test func `a port in use is reported with a message`() async throws {
        let demo = try await RunningDemo.start(WireTests.options())
        let port = try #require(demo.port)
        do {
            _ = try await RunningDemo.start(WireTests.options(), DemoWiring(.tcp(port: port)))
            Issue.record("two servers on one port")
        } catch {
            #expect(error.description == "cannot listen: Address already in use")
        }
        await demo.stop()
    }

    @Test func `every request is logged and reported to the observer, without the token`()
        async throws
    {
        let folder = try PrivateFolder()
        let log = folder.path + "/requests"
        let seen = Mutex<[RecordedRequest]>([])
        var wiring = DemoWiring(.unixSocket(path: folder.path + "/s"))
        wiring.requestLog = log
        wiring.onRequest = { request in seen.withLock { $0.append(request) } }
        let demo = try await RunningDemo.start(WireTests.options(count: 0), wiring)
        let client = try PlainClient(path: try #require(demo.socketPath))
        let json = "Content-Type: application/json"
        let post = try await client.send(
            "POST /api/v1/integrations/ HTTP/1.1", "Authorization: f00d", json,
            body: #"{"type": "webhook", "name": "n"}"#)
        let id = try #require(try JSONReader.read(post.body)["id"]?.string)
        _ = try await client.send(
            "PUT /api/v1/integrations/\(id)/ HTTP/1.1", "Authorization: f00d", json, body: #"{ "name": "only this" }"#)
        _ = try await client.send("GET /api/v1/integrations/?page=2 HTTP/1.1", "Authorization: no")
        await demo.stop()
        let text = try String(contentsOfFile: log, encoding: .utf8)
        #expect(
            text.split(separator: "\n") == [
                #"{"method":"POST","path":"/api/v1/integrations/","body":{"type":"webhook","name":"n"},"status":201}"#,
                #"{"method":"PUT","path":"/api/v1/integrations/\#(id)/","body":{"name":"only this"},"status":200}"#,
                #"{"method":"GET","path":"/api/v1/integrations/?page=2","body":null,"status":403}"#,
            ])
        let requests = seen.withLock { $0 }
        #expect(requests.map(\.status) == [201, 200, 403])
        #expect(requests.allSatisfy { $0.headers["authorization"] == nil && $0.headers["host"] == "localhost" })
        unlink(log)
        folder.remove(socket: folder.path + "/s")
    }

    @Test func `stages get requests in order and may respond themselves`() async throws {
        let order = Mutex<[String]>([])
        var wiring = DemoWiring(.privateSocket)
        wiring.stages = [
            { request, next in
                order.withLock { $0.append("first") }
                var response = await next(request)
                response.headers["X-Stage"] = "first"
                return response
            },
            { request, next in
                order.withLock { $0.append("second") }
                guard !request.target.contains("teams") else {
                    return DemoResponse(status: 503, headers: ["Retry-After": "7"], body: Array("busy".utf8))
                }
                return await next(request)
            },
            { request, next in
                order.withLock { $0.append("third") }
                return await next(request)
            },
        ]
        let demo = try await RunningDemo.start(WireTests.options(), wiring)
        let client = try PlainClient(path: try #require(demo.socketPath))
        let busy = try await client.send("GET /api/v1/teams/ HTTP/1.1", "Authorization: f00d")
        #expect(busy.status == 503)
        #expect(busy.headers["retry-after"] == "7" && busy.headers["x-stage"] == "first")
        #expect(try await client.send(WireTests.list, "Authorization: f00d").status == 200)
        #expect(order.withLock { $0 } == ["first", "second", "first", "second", "third"])
        await demo.stop()
    }

    @Test func `concurrent requests are all answered`() async throws {
        let demo = try await RunningDemo.start(WireTests.options(count: 0), DemoWiring(.privateSocket))
        let path = try #require(demo.socketPath)
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await PlainClient(path: path).send(
                        "POST /api/v1/integrations/ HTTP/1.1", "Authorization: f00d", "Content-Type: application/json",
                        body: #"{"type":"webhook","name":"number \#(number)"}"#
                    ).status
                }
            }
            for try await status in group { #expect(status == 201) }
        }
        let response = try await PlainClient(path: path).send(WireTests.list, "Authorization: f00d")
        #expect(try JSONReader.read(response.body)["count"] == 8)
        await demo.stop()
    }
}
