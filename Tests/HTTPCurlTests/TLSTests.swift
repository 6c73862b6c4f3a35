import HTTPCurl
import Testing

@Suite struct TLSTests {
    @Test func `a server that speaks no TLS`() async throws {
        let server = try ScriptedServer { connection in
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            connection.waitForEnd()
        }
        let failure = try await HTTPClient(HTTPOptions()).failure(of: .post("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .tls, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a server that says nothing while keys are agreed on`() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let client = HTTPClient(HTTPOptions(connectTimeoutSeconds: 1))
        let failure = try await client.failure(of: .post("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .timedOut)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a file of authorities that isn't there`() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let client = HTTPClient(HTTPOptions(caFile: "/nowhere/ca.pem"))
        let failure = try await client.failure(of: .post("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .tls)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a certificate that nobody vouches for`() async throws {
        let server = try TLSServer()
        let failure = try await HTTPClient(HTTPOptions()).failure(of: .post(server.url))
        #expect(failure.kind == .tls, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a certificate that our own authority vouches for`() async throws {
        let server = try TLSServer()
        let response = try await HTTPClient(HTTPOptions(caFile: server.certificate)).send(.get(server.url))
        #expect(response.status == 200)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a certificate for another host`() async throws {
        let server = try TLSServer(host: "DNS:console.invalid")
        let failure = try await HTTPClient(HTTPOptions(caFile: server.certificate)).failure(of: .post(server.url))
        #expect(failure.kind == .tls, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a version of TLS that is too old`() async throws {
        let server = try TLSServer(options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
        let failure = try await HTTPClient(HTTPOptions(caFile: server.certificate)).failure(of: .post(server.url))
        #expect(failure.kind == .tls, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }
}
