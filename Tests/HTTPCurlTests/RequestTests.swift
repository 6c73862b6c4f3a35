import Glibc
import HTTPCurl
import Testing

@Suite struct RequestTests {
    private static func received(_ make: (String) -> HTTPRequest) async throws -> ReceivedRequest {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond() } }
        _ = try await HTTPClient(HTTPOptions.withoutTimeouts()).send(make(server.url("/things/1?a=b%20c")))
        return try #require(server.requests.first)
    }

    @Test(arguments: ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
    func `method, URL, headers and body arrive as written`(method: String) async throws {
        let body = Array("{\"text\": \"grüße\"}\u{0}".utf8)
        let request = try await Self.received { url in
            HTTPRequest(
                method: method, url: url,
                headers: [
                    HTTPHeader("Authorization", "secret"), HTTPHeader("Content-Type", "application/json"),
                    HTTPHeader("X-Empty", ""), HTTPHeader("X-Tab", "a\tb"),
                ], body: body)
        }
        #expect(request.method == method)
        #expect(request.target == "/things/1?a=b%20c")
        #expect(request["Authorization"] == "secret")
        #expect(request["Content-Type"] == "application/json")
        #expect(request["X-Empty"] == "")
        #expect(request["X-Tab"] == "a\tb")
        #expect(request["Content-Length"] == "\(body.count)")
        #expect(request.body == body)
    }

    @Test(arguments: ["GET", "DELETE", "OPTIONS", "HEAD"])
    func `a request without a body has no body headers`(method: String) async throws {
        let request = try await Self.received { HTTPRequest(method: method, url: $0) }
        #expect(request.method == method)
        #expect(!request.has("Content-Length"))
        #expect(!request.has("Content-Type"))
    }

    @Test(arguments: ["POST", "PUT", "PATCH"])
    func `a method with a body sends length zero without one`(method: String) async throws {
        let request = try await Self.received { HTTPRequest(method: method, url: $0) }
        #expect(request.method == method)
        #expect(request["Content-Length"] == "0")
        #expect(!request.has("Content-Type"))
    }

    @Test func `an empty body is sent as one`() async throws {
        let request = try await Self.received { HTTPRequest(method: "DELETE", url: $0, body: []) }
        #expect(request["Content-Length"] == "0")
    }

    @Test func `a large body arrives, without waiting for 100 Continue`() async throws {
        let body = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let request = try await Self.received { HTTPRequest(method: "PUT", url: $0, body: body) }
        #expect(request.body == body)
        #expect(!request.has("Expect"))
        #expect(!request.has("Transfer-Encoding"))
    }

    @Test func `gzip is accepted`() async throws {
        let request = try await Self.received(HTTPRequest.get)
        #expect(request["Accept-Encoding"] == "gzip")
        #expect(!request.has("Expect"))
    }

    @Test func `the path is not normalized`() async throws {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond() } }
        _ = try await HTTPClient(HTTPOptions.withoutTimeouts()).send(.get(server.url("/labels/../x/./y")))
        #expect(server.requests.first?.target == "/labels/../x/./y")
    }

    @Test func `a Unix socket serves any host`() async throws {
        let path = "/tmp/httpcurl-\(UInt32.random(in: 0 ... .max)).sock"
        defer { remove(path) }
        let server = try ScriptedServer(at: .path(path)) { if $0.readRequest() != nil { $0.respond(body: "hello") } }
        let client = HTTPClient(HTTPOptions.withoutTimeouts(unixSocketPath: path))
        #expect(try await client.send(.get("http://console.invalid/x")).text == "hello")
        #expect(server.requests.first?["Host"] == "console.invalid")
    }
}

@Suite struct RefusedRequestTests {
    private static func refused(_ request: HTTPRequest) async throws {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond() } }
        let url = request.url.isEmpty ? server.url() : request.url
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
            of: HTTPRequest(method: request.method, url: url, headers: request.headers, body: request.body))
        #expect(failure.kind == .badRequest, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
        #expect(server.connections == 0)
    }

    @Test(arguments: ["a\r\nX-Injected: 1", "a\nb", "a\rb", "a\u{0}b", "a\u{1B}b", "a\u{7F}", "\r\n"])
    func `a header value can't inject a line`(value: String) async throws {
        try await Self.refused(HTTPRequest(method: "GET", url: "", headers: [HTTPHeader("X-Value", value)]))
    }

    @Test(arguments: ["", "X\r\nY", "X\nY", "X\u{0}", "X:", "X Y", "Ü", "X;"])
    func `a header name is a token`(name: String) async throws {
        try await Self.refused(HTTPRequest(method: "GET", url: "", headers: [HTTPHeader(name, "value")]))
    }

    @Test(arguments: ["", "GET /other HTTP/1.1\r\nX:", "GET\n", "G\u{0}T", "GE T"])
    func `a method is a token`(method: String) async throws {
        try await Self.refused(HTTPRequest(method: method, url: ""))
    }

    @Test(arguments: ["Content-Length", "transfer-encoding", "EXPECT"])
    func `headers that frame the message are refused`(name: String) async throws {
        try await Self.refused(HTTPRequest(method: "POST", url: "", headers: [HTTPHeader(name, "1")], body: [1, 2]))
    }

    @Test(arguments: [
        "127.0.0.1/x", "ftp://127.0.0.1/", "file:///etc/passwd", "http:/x", "http://", "http://127.0.0.1/a b",
        "http://127.0.0.1/a\r\nb", "http://127.0.0.1/\u{0}", "http://127.0.0.1:99999/", "http://[::1/", "/x",
    ])
    func `an invalid URL is refused`(url: String) async throws {
        try await Self.refused(.get(url))
    }

    @Test func `a HEAD request has no body`() async throws {
        try await Self.refused(HTTPRequest(method: "HEAD", url: "", body: [1]))
    }
}
