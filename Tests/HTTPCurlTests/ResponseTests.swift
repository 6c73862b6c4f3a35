import FoundationEssentials
import HTTPCurl
import Testing

@Suite struct ResponseTests {
    /// The response that is written as is, after which the connection closes.
    private static func response(to method: String = "GET", _ bytes: [UInt8]) async throws -> HTTPResponse {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.write(bytes) } }
        return try await HTTPClient(HTTPOptions.withoutTimeouts()).send(HTTPRequest(method: method, url: server.url()))
    }

    private static func response(to method: String = "GET", _ text: String) async throws -> HTTPResponse {
        try await response(to: method, Array(text.utf8))
    }

    static func packed(_ base64: String) throws -> [UInt8] { try Array(#require(Data(base64Encoded: base64))) }
    static let hello = "H4sIAAAAAAAC/8tIzcnJ11EoSEzOTk1RKM8vykkBAEjvLswTAAAA"

    @Test func `status, headers and body are returned`() async throws {
        let response = try await Self.response(
            "HTTP/1.1 418 Short\r\nX-First: 1\r\nx-second:two words \r\nX-FIRST:  3\r\nX-Odd: a: b\r\nContent-Length: 5\r\n\r\nhello"
        )
        #expect(response.status == 418)
        #expect(response.headers.all.map(\.name) == ["X-First", "x-second", "X-FIRST", "X-Odd", "Content-Length"])
        #expect(response.headers["x-first"] == "3")
        #expect(response.headers["X-SECOND"] == "two words")
        #expect(response.headers["X-Odd"] == "a: b")
        #expect(response.headers["X-Third"] == nil)
        #expect(response.text == "hello")
    }

    @Test func `a folded value is joined`() async throws {
        let response = try await Self.response("HTTP/1.1 200 OK\r\nX-Long: a\r\n b\r\n \r\nContent-Length: 0\r\n\r\n")
        #expect(response.headers["X-Long"] == "a b")
    }

    @Test func `a chunked response is joined, and trailers are ignored`() async throws {
        let response = try await Self.response(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\nX-Late: 1\r\n\r\n"
        )
        #expect(response.text == "hello, world")
        #expect(response.headers["X-Late"] == nil)
    }

    @Test func `a compressed response is decompressed`() async throws {
        let body = try Self.packed(Self.hello)
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n"
        #expect(try await Self.response(Array(head.utf8) + body).text == "hello, packed world")
    }

    @Test func `a compressed response in chunks of one byte is decompressed`() async throws {
        let chunks = try Self.packed(Self.hello).flatMap { Array("1\r\n".utf8) + [$0] + Array("\r\n".utf8) }
        let head = "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        #expect(
            try await Self.response(Array(head.utf8) + chunks + Array("0\r\n\r\n".utf8)).text == "hello, packed world")
    }

    @Test func `a response that ends with its connection is complete`() async throws {
        #expect(try await Self.response("HTTP/1.0 200 OK\r\n\r\nall of it").text == "all of it")
    }

    @Test func `a response without a body has an empty one`() async throws {
        let response = try await Self.response("HTTP/1.1 204 No Content\r\nX-A: b\r\n\r\n")
        #expect(response.status == 204)
        #expect(response.body.isEmpty)
        #expect(try await Self.response(to: "HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n").body.isEmpty)
    }

    @Test func `interim responses are skipped`() async throws {
        let response = try await Self.response(
            "HTTP/1.1 100 Continue\r\nX-Interim: 1\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n"
                + "HTTP/1.1 201 Created\r\nX-Final: 1\r\nContent-Length: 2\r\n\r\nok")
        #expect(response.status == 201)
        #expect(response.headers.all.map(\.name) == ["X-Final", "Content-Length"])
        #expect(response.text == "ok")
    }

    @Test func `a redirect is returned, and not followed`() async throws {
        let other = try ScriptedServer { if $0.readRequest() != nil { $0.respond() } }
        let server = try ScriptedServer { connection in
            while connection.readRequest() != nil {
                connection.respond("302 Found", headers: "Location: \(other.url("/elsewhere"))\r\n", body: "there")
            }
        }
        let response = try await HTTPClient(HTTPOptions.withoutTimeouts()).send(.get(server.url()))
        #expect(response.status == 302)
        #expect(response.headers["location"] == other.url("/elsewhere"))
        #expect(response.text == "there")
        #expect(server.requests.count == 1)
        #expect(server.connections == 1)
        #expect(other.connections == 0)
    }

    @Test func `an error response is returned even if the server does not read the whole request`() async throws {
        let server = try ScriptedServer { connection in
            guard connection.readHead() != nil else { return }
            connection.respond("413 Content Too Large", headers: "Connection: close\r\n", body: "no")
            connection.waitForEnd()
        }
        let body = [UInt8](repeating: 0x20, count: 8 << 20)
        let response = try await HTTPClient(HTTPOptions.withoutTimeouts()).send(
            HTTPRequest(method: "POST", url: server.url(), body: body))
        #expect(response.status == 413)
        #expect(response.text == "no")
    }
}
