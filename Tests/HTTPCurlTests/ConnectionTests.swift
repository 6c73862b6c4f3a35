import Dispatch
import Glibc
import Synchronization
import Testing

@testable import HTTPCurl

@Suite(.timeLimit(.minutes(60))) struct ConnectionTests {
    @Test func `fifty requests at once each get their own response`() async throws {
        let asked = DispatchGroup()
        for _ in 0..<50 { asked.enter() }
        let server = try ScriptedServer { connection in
            while let request = connection.readRequest() {
                // No response before all requests have arrived.
                asked.leave()
                asked.wait()
                connection.respond(body: request.target)
            }
        }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        try await withThrowingTaskGroup { group in
            for number in 0..<50 {
                group.addTask { (number, try await client.send(.get(server.url("/\(number)"))).text) }
            }
            for try await (number, text) in group { #expect(text == "/\(number)") }
        }
        #expect(server.requests.count == 50)
    }

    @Test func `one request after another goes over the same connection`() async throws {
        let server = try ScriptedServer { connection in
            while let request = connection.readRequest() {
                connection.respond(request.method == "DELETE" ? "204 No Content" : "200 OK", body: "")
            }
        }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        for method in ["GET", "POST", "DELETE", "HEAD", "PUT"] {
            _ = try await client.send(HTTPRequest(method: method, url: server.url()))
        }
        #expect(server.requests.map(\.method) == ["GET", "POST", "DELETE", "HEAD", "PUT"])
        #expect(server.connections == 1)
    }

    @Test func `a connection is not inherited by child processes`() async throws {
        await #expect(processExitsWith: .success) {
            let server = try ScriptedServer { connection in
                while connection.readRequest() != nil { connection.respond() }
            }
            let client = HTTPClient(HTTPOptions.withoutTimeouts())
            // libcurl has its own sockets from then on.
            _ = try await client.failure(of: .get("http://127.0.0.1:1/"))
            let inherited = { system("exit $(ls -l /proc/self/fd | grep -c socket:)") }
            let before = inherited()
            _ = try await client.send(.get(server.url()))
            #expect(server.openConnections == 1)
            #expect(inherited() == before)
        }
    }

    @Test func `a connection that the server has closed meanwhile is not used`() async throws {
        let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond() } }
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        for count in 1...3 {
            #expect(try await client.send(.post(server.url())).status == 200)
            await server.until { $0.open.isEmpty }
            #expect(server.requests.count == count)
        }
    }

    /// A server whose first connection closes after it has read the whole second request.
    private static func dying() throws -> ScriptedServer {
        try ScriptedServer { connection in
            while let request = connection.readRequest() {
                if connection.number == 0, request.target == "/fatal" { return }
                connection.respond(body: "\(connection.number)")
            }
        }
    }

    @Test(arguments: ["POST", "PUT", "PATCH", "DELETE"], [nil, 0, 10, 200_000])
    func `a write on a reused connection that closes is not sent again`(method: String, size: Int?) async throws {
        let server = try Self.dying()
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        #expect(try await client.send(.get(server.url())).text == "0")
        let body = size.map { [UInt8](repeating: 0x20, count: $0) }
        let failure = try await client.failure(
            of: HTTPRequest(method: method, url: server.url("/fatal"), body: body))
        #expect(failure.kind == .unreachable)
        #expect(failure.mayHaveBeenSent)
        // Any repeated request would be recorded before this one.
        #expect(try await client.send(.get(server.url("/after"))).status == 200)
        #expect(server.requests.map(\.target) == ["/", "/fatal", "/after"])
    }

    @Test(arguments: ["GET", "HEAD", "OPTIONS"])
    func `a read on a reused connection that closes is sent again`(method: String) async throws {
        let server = try Self.dying()
        let client = HTTPClient(HTTPOptions.withoutTimeouts())
        #expect(try await client.send(.get(server.url())).text == "0")
        let response = try await client.send(HTTPRequest(method: method, url: server.url("/fatal")))
        #expect(response.status == 200)
        #expect(server.requests.map(\.target) == ["/", "/fatal", "/fatal"])
    }

    @Test func `a write on a new connection is sent once, too`() async throws {
        let server = try ScriptedServer { $0.readRequest() }
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(of: .post(server.url()))
        #expect(failure.mayHaveBeenSent)
        #expect(server.requests.count == 1)
    }

    @Test func `a proxy comes from the usual variable, and a Unix socket bypasses it`() async throws {
        await #expect(processExitsWith: .success) {
            let proxy = try ScriptedServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.respond("502 Bad Gateway", headers: "Connection: close\r\n")
            }
            setenv("https_proxy", proxy.url(), 1)
            _ = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(of: .get("https://console.invalid/x"))
            #expect(proxy.requests.map(\.target) == ["console.invalid:443"])
            let path = "/tmp/httpcurl-\(UInt32.random(in: 0 ... .max)).sock"
            defer { remove(path) }
            let server = try ScriptedServer(at: .path(path)) { _ in }
            let direct = HTTPClient(HTTPOptions.withoutTimeouts(unixSocketPath: path))
            // It closes the connection instead of speaking TLS, but it was contacted.
            _ = try await direct.failure(of: .get("https://console.invalid/x"))
            #expect(server.connections == 1)
            #expect(proxy.requests.count == 1)
        }
    }

    @Test(arguments: ["http_proxy", "all_proxy", "ALL_PROXY"])
    func `plain http bypasses the proxy, which would read the token`(
        variable: String
    ) async throws {
        await #expect(processExitsWith: .success) { [variable] in
            let proxy = try ScriptedServer { if $0.readRequest() != nil { $0.respond(body: "by proxy") } }
            let server = try ScriptedServer { if $0.readRequest() != nil { $0.respond(body: "direct") } }
            setenv(variable, proxy.url(), 1)
            for url in [server.url(), "HTTP://127.0.0.1:\(server.port)/"] {
                let request = HTTPRequest(method: "GET", url: url, headers: [HTTPHeader("Authorization", "secret")])
                #expect(try await HTTPClient(HTTPOptions.withoutTimeouts()).send(request).text == "direct")
            }
            #expect(proxy.requests.isEmpty)
        }
    }

    @Test(.enabled(if: TLSServer.isPossible), arguments: ["127.0.0.1", "localhost,127.0.0.1", "*"])
    func `no_proxy bypasses the proxy`(hosts: String) async throws {
        await #expect(processExitsWith: .success) { [hosts] in
            let proxy = try ScriptedServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.respond("502 Bad Gateway", headers: "Connection: close\r\n")
            }
            let server = try TLSServer()
            let options = HTTPOptions.withoutTimeouts(caFile: server.certificate)
            setenv("https_proxy", proxy.url(), 1)
            setenv("no_proxy", "other.invalid", 1)
            #expect(try await HTTPClient(options).failure(of: .get(server.url)).kind == .unreachable)
            setenv("no_proxy", hosts, 1)
            #expect(try await HTTPClient(options).send(.get(server.url)).status == 200)
            #expect(proxy.requests.count == 1)
        }
    }

    /// libcurl connects names below localhost to this machine, without a lookup.
    @Test(.enabled(if: TLSServer.isPossible), arguments: ["*.localhost", "other.invalid, *.localhost", ".localhost"])
    func `a star in no_proxy stands for all hosts below`(hosts: String) async throws {
        await #expect(processExitsWith: .success) { [hosts] in
            let proxy = try ScriptedServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.respond("502 Bad Gateway", headers: "Connection: close\r\n")
            }
            let server = try TLSServer(host: "DNS:console.localhost")
            let options = HTTPOptions.withoutTimeouts(caFile: server.certificate)
            let url = server.url.replacing("127.0.0.1", with: "console.localhost")
            setenv("https_proxy", proxy.url(), 1)
            setenv("NO_PROXY", "*.other.invalid", 1)
            #expect(try await HTTPClient(options).failure(of: .get(url)).kind == .unreachable)
            setenv("NO_PROXY", hosts, 1)
            #expect(try await HTTPClient(options).send(.get(url)).status == 200)
            #expect(proxy.requests.count == 1)
        }
    }

    @Test(arguments: [
        ("*.corp", ".corp"), ("a.corp,*.b.corp  *.c", "a.corp,.b.corp,.c"), ("*", nil), ("a.corp, .b.corp", nil),
        ("", nil),
        ("*corp", nil),
    ])
    func `only a star before a dot is replaced`(hosts: String, adapted: String?) {
        #expect(ProxyExceptions.adapted(hosts) == adapted)
    }

    @Test(.enabled(if: TLSServer.isPossible))
    func `through a tunnel, the proxy sees the host but no headers`() async throws {
        await #expect(processExitsWith: .success) {
            let server = try TLSServer()
            let proxy = try ScriptedServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.respond("502 Bad Gateway", headers: "Connection: close\r\n")
            }
            setenv("HTTPS_PROXY", proxy.url(), 1)
            let header = HTTPHeader("Authorization", "secret")
            let request = HTTPRequest(method: "GET", url: server.url, headers: [header])
            let failure = try await HTTPClient(HTTPOptions.withoutTimeouts(caFile: server.certificate)).failure(
                of: request)
            #expect(failure.kind == .unreachable)
            #expect(proxy.requests.map(\.method) == ["CONNECT"])
            #expect(proxy.requests.allSatisfy { !$0.has("Authorization") })
            setenv("NO_PROXY", "127.0.0.1", 1)
            let direct = try await HTTPClient(HTTPOptions.withoutTimeouts(caFile: server.certificate)).send(request)
            #expect(direct.status == 200)
        }
    }

    /// Repeating a wrong password can lock an account, so this is distinguished from temporary failures.
    @Test(arguments: ["407 Proxy Authentication Required", "403 Forbidden", "503 Service Unavailable"])
    func `a proxy that refuses is distinguished from one that can't reach the server`(status: String) async throws {
        await #expect(processExitsWith: .success) { [status] in
            let proxy = try ScriptedServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.respond(status, headers: "Connection: close\r\n")
            }
            setenv("https_proxy", proxy.url(), 1)
            let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
                of: .get("https://console.invalid/x"))
            #expect(failure.kind == (status.hasPrefix("503") ? .unreachable : .proxyRefused), "\(failure)")
            #expect(failure.message.contains(status.prefix(3)))
        }
    }

    @Test(arguments: ["http://nobody.invalid:1", "http://[::1", "nonsense://proxy:1"])
    func `a proxy that can't be found, or whose address is invalid`(address: String) async throws {
        await #expect(processExitsWith: .success) { [address] in
            setenv("https_proxy", address, 1)
            let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
                of: .get("https://console.invalid/x"))
            #expect(failure.kind == .proxyRefused, "\(failure)")
        }
    }

    @Test func `a proxy that refuses the tunnel has not sent the write`() async throws {
        await #expect(processExitsWith: .success) {
            let proxy = try ScriptedServer { connection in
                guard connection.readRequest() != nil else { return }
                connection.respond("403 Forbidden", headers: "Connection: close\r\n")
            }
            setenv("https_proxy", proxy.url(), 1)
            let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
                of: HTTPRequest(
                    method: "POST", url: "https://console.invalid/x", headers: [HTTPHeader("Authorization", "secret")]))
            #expect(failure.kind == .proxyRefused, "\(failure)")
            #expect(!failure.mayHaveBeenSent)
            #expect(proxy.requests.map(\.method) == ["CONNECT"])
            // The token is not for the proxy.
            #expect(proxy.requests.first?.has("Authorization") == false)
        }
    }
}
