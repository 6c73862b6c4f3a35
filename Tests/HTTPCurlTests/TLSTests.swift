import CCurl
import Foundation
import Testing

@testable import HTTPCurl

@Suite struct TLSTests {
    @Test func `a server without TLS`() async throws {
        let server = try ScriptedServer { connection in
            connection.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
            connection.waitForEnd()
        }
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(
            of: .post("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .tls, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a server that is silent during the TLS handshake`() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let client = HTTPClient(HTTPOptions.withoutTimeouts(connectTimeoutSeconds: 1))
        let failure = try await client.failure(of: .post("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .timedOut)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test func `a missing CA file`() async throws {
        let server = try ScriptedServer { $0.waitForEnd() }
        let client = HTTPClient(HTTPOptions.withoutTimeouts(caFile: "/nowhere/ca.pem"))
        let failure = try await client.failure(of: .post("https://127.0.0.1:\(server.port)/"))
        #expect(failure.kind == .certificate)
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `an untrusted certificate`() async throws {
        let server = try TLSServer()
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts()).failure(of: .post(server.url))
        #expect(failure.kind == .certificate, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a certificate trusted by the CA file`() async throws {
        let server = try TLSServer()
        let response = try await HTTPClient(HTTPOptions.withoutTimeouts(caFile: server.certificate)).send(
            .get(server.url))
        #expect(response.status == 200)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a certificate for another host`() async throws {
        let server = try TLSServer(host: "DNS:console.invalid")
        let failure = try await HTTPClient(HTTPOptions.withoutTimeouts(caFile: server.certificate)).failure(
            of: .post(server.url))
        #expect(failure.kind == .certificate, "\(failure)")
        #expect(!failure.mayHaveBeenSent)
    }

    @Test(.enabled(if: TLSServer.isPossible)) func `a TLS version that is too old, although OpenSSL would accept it`()
        async throws
    {
        await #expect(processExitsWith: .success) {
            let server = try TLSServer(options: ["-tls1_1", "-cipher", "ALL:@SECLEVEL=0"])
            let weak = "/tmp/httpcurl-\(UInt32.random(in: 0 ... .max)).cnf"
            defer { remove(weak) }
            try TLSTests.weakSettings.write(toFile: weak, atomically: true, encoding: .utf8)
            setenv("OPENSSL_CONF", weak, 1)
            let failure = try await HTTPClient(HTTPOptions.withoutTimeouts(caFile: server.certificate)).failure(
                of: .post(server.url))
            #expect(failure.kind == .tls, "\(failure)")
            #expect(!failure.mayHaveBeenSent)
        }
    }

    /// OpenSSL settings that allow the first version of TLS and its signatures.
    private static let weakSettings = """
        openssl_conf = all
        [all]
        ssl_conf = ssl
        [ssl]
        system_default = weak
        [weak]
        MinProtocol = TLSv1
        CipherString = ALL:@SECLEVEL=0

        """

    @Test func `with a CA file, the system's authorities are not trusted`() throws {
        #expect(TransferThread.problem == nil)
        let handle = try #require(curl_easy_init())
        defer { curl_easy_cleanup(handle) }
        // libcurl reports its CA paths as soon as it connects.
        let server = try ScriptedServer { _ in }
        let file = try #require(tmpfile())
        defer { fclose(file) }
        var settings = HandleSettings(handle)
        settings.setBehaviour(HTTPOptions(caFile: "/etc/ssl/certs/ca-certificates.crt"))
        settings.set(CURLOPT_URL, text: "https://127.0.0.1:\(server.port)/")
        settings.set(CURLOPT_VERBOSE, 1)
        settings.set(CURLOPT_STDERR, pointer: file)
        curl_easy_perform(handle)
        rewind(file)
        var bytes = [UInt8](repeating: 0, count: 1 << 16)
        let count = fread(&bytes, 1, bytes.count, file)
        let log = String(decoding: bytes.prefix(count), as: UTF8.self)
        #expect(log.contains("CAfile: /etc/ssl/certs/ca-certificates.crt"), "\(log)")
        #expect(log.contains("CApath: none"), "\(log)")
    }
}
