import DemoServer
import FoundationEssentials
import JSON
import OnCall
import OnCallClient
import Synchronization
import Testing

/// What an observer is called with.
@Suite struct RecorderTests {
    private final class Seen: Sendable {
        private let records = Mutex<[RequestRecord]>([])
        func add(_ record: RequestRecord) { records.withLock { $0.append(record) } }
        var all: [RequestRecord] { records.withLock { $0 } }
    }

    private static func watched(
        _ dialect: DemoDialect = .cloud, token: String? = nil, stages: [DemoStage] = [],
        _ body: (Wire) async throws -> Void
    ) async throws -> [RequestRecord] {
        let seen = Seen()
        try await Wire.with(dialect, token: token, stages: stages, adjust: { $0.observer = seen.add }, body)
        return seen.all
    }

    @Test func `every request is reported, in order, with its contents`() async throws {
        let records = try await Self.watched { wire in
            let id = try #require(try await wire.list().first?.integrations.first?.id)
            _ = try await wire.client.update(id, IntegrationPatch(.name, "new"))
        }
        #expect(records.map(\.method) == ["GET", "PUT"])
        #expect(records.map(\.number) == [1, 2])
        #expect(records.map(\.status) == [200, 200])
        #expect(records[0].path == "/api/v1/integrations/?page=1&perpage=100")
        #expect(records[0].requestBody == nil)
        #expect(records[1].requestBody?.text == #"{"name":"new"}"#)
        #expect(records[1].requestHeaders.contains(.init("Authorization", "Bearer $TOKEN")))
        #expect(records[1].responseBody?.text?.contains(#""name":"new""#) == true)
        #expect(records[1].responseBody?.text?.contains(#""link":"\#(RequestRecord.secretMark)""#) == true)
        #expect(records.allSatisfy { $0.milliseconds >= 0 && $0.failure == nil })
    }

    @Test func `records contain no secret of the session`() async throws {
        let echo: DemoStage = { request, _ in
            let token = request.headers["authorization"] ?? ""
            return DemoResponse(
                status: 401, headers: ["Content-Type": "application/json", "X-Echo": token],
                body: Array(#"{"detail":"bad: \#(token)"}"#.utf8))
        }
        let records = try await Self.watched(token: "s3cr3t-t0k3n", stages: [echo]) { wire in
            let error = await failure { _ = try await wire.list() }
            // Error messages contain it no more than the log.
            #expect(error?.message == "bad: Bearer \(RequestRecord.secretMark)")
        }
        #expect(records.count == 2)
        #expect(!"\(records)".contains("s3cr3t"))
        #expect("\(records)".contains("X-Echo") || "\(records)".contains("x-echo"))
    }

    /// Every character of `text` as an escape of JSON, HTML or a URL.
    private static func spellings(of text: String) -> [String] {
        func spelled(_ form: (UInt8) -> String) -> String { text.utf8.map(form).joined() }
        func hex(_ byte: UInt8, _ digits: Int) -> String {
            let plain = String(byte, radix: 16)
            return String(repeating: "0", count: digits - plain.count) + plain
        }
        return [
            spelled { "\\u" + hex($0, 4) }, spelled { "\\u" + hex($0, 4).uppercased() },
            text.replacing("/", with: "\\/"),
            // JSON inside JSON.
            spelled { "\\\\u" + hex($0, 4) }, spelled { "%" + hex($0, 2) }, spelled { "&#x" + hex($0, 2) + ";" },
        ]
    }

    @Test func `a token that is spelled with escapes is neither shown nor recorded`() async throws {
        let token = "s3cr3t/t0k3n+x"
        for spelling in Self.spellings(of: token) {
            for body in [
                #"{"detail":"bad: <\#(spelling)>"}"#, #"{"name":["bad: <\#(spelling)>"]}"#, #"["bad: <\#(spelling)>"]"#,
                #"{"bad: <\#(spelling)>":["x"]}"#,
                #"{"detail":"bad: \#(String(repeating: "x", count: 480))<\#(spelling)>"}"#,
            ] {
                let records = try await Self.watched(token: token, stages: [responding(400, body)]) { wire in
                    let error = try #require(await failure { _ = try await wire.list() })
                    #expect(error.summary.contains("bad: "))
                    for text in [error.summary, error.message] + error.fieldMessages.map({ $0.path + $0.message }) {
                        #expect(
                            !text.contains("s3c") && !text.contains("t0k") && !text.contains(spelling.prefix(20)),
                            "\(body)")
                    }
                }
                let recorded = records.compactMap(\.responseBody?.text).joined()
                #expect(recorded.contains("bad: ") && !recorded.contains(spelling), "\(body)")
            }
        }
    }

    @Test(arguments: [
        ("text/plain", "%@"), ("application/json", #"{"detail":"%@"}"#), ("text/html", "<title>%@</title>"),
    ])
    func `an error shows neither an inbound address nor a link`(type: String, form: String) async throws {
        let message =
            "no mail for B0x.s3cret@in.io, see https://x.io/integrations/v1/webhook/S3cret/ and https:\\/\\/x.io\\/i\\/v1\\/a\\/S3cret"
        let body = form.replacing("%@", with: message)
        let records = try await Self.watched(stages: [responding(500, body, type: type)]) { wire in
            let error = try #require(await failure { _ = try await wire.list() })
            #expect(error.message.contains("no mail for \(RequestRecord.secretMark)@in.io"))
            #expect(!error.summary.lowercased().contains("s3cret"))
        }
        #expect(!"\(records)".lowercased().contains("s3cret"))
    }

    @Test func `a link and an address that were read are removed from later texts`() async throws {
        let integration = #"{"id":"C1","name":"a1","link":"https://x.io/hook/a1/","inbound_email":"b2@in.io"}"#
        let echo: DemoStage = { request, next in
            if request.method == "GET" { return await responding(200, integration)(request, next) }
            return await responding(400, #"{"detail":"a1: https://x.io/hook/a1/ and b2@in.io"}"#)(request, next)
        }
        let records = try await Self.watched(stages: [echo]) { wire in
            _ = try await wire.client.integration(IntegrationID("C1"))
            let patch = IntegrationPatch(.name, "https://x.io/hook/a1/ b2@in.io a1")
            let error = await failure { _ = try await wire.client.update(IntegrationID("C1"), patch) }
            let mark = RequestRecord.secretMark
            #expect(error?.message == "a1: https://x.io/hook/\(mark)/ and \(mark)@in.io")
        }
        #expect(records.last?.requestBody?.text == #"{"name":"https://x.io/hook/••••••••/ ••••••••@in.io a1"}"#)
    }

    @Test func `a link in a body that was not looked at yet is removed from later texts`() async throws {
        // Not of an integration, so only the log has seen it.
        let teams = #"{"results":[{"id":"T1","name":"n","link":"https://x.io/hook/a1/","inbound_email":"b2@in.io"}]}"#
        let text = "a1: https://x.io/hook/a1/ and b2@in.io"
        let echo: DemoStage = { request, next in
            if request.method == "GET" { return await responding(200, teams)(request, next) }
            return await responding(400, #"{"detail":"\#(text)"}"#)(request, next)
        }
        let records = try await Self.watched(stages: [echo]) { wire in
            _ = try await wire.client.teams()
            let error = await failure {
                _ = try await wire.client.update(IntegrationID("C1"), .init(.name, .string(text)))
            }
            let mark = RequestRecord.secretMark
            #expect(error?.message == "a1: https://x.io/hook/\(mark)/ and \(mark)@in.io")
        }
        #expect(records.last?.requestBody?.text == #"{"name":"a1: https://x.io/hook/••••••••/ and ••••••••@in.io"}"#)
        #expect(records.first?.responseBody?.text?.contains("a1") == false)
        #expect(records.first?.responseBody?.hasSecret == true)
    }

    @Test func `bodies are the same in whatever order they are looked at`() async throws {
        let first = #"{"results":[{"id":"T1","name":"n","link":"https://x.io/hook/a1/"}]}"#
        let second = #"{"results":[{"id":"F1","name":"see https://x.io/hook/a1/"}]}"#
        let stage: DemoStage = { request, next in
            await responding(200, request.path.contains("teams") ? first : second)(request, next)
        }
        let records = try await Self.watched(stages: [stage]) { wire in
            _ = try await wire.client.teams()
            _ = try await wire.client.escalationChains()
        }
        // Before somebody looks, a record prints nothing of a body.
        #expect(!"\(records)".contains("hook"))
        #expect(records.last?.responseBody?.text?.contains("a1") == false)
        #expect(records.first?.responseBody?.text?.contains("a1") == false)
        #expect(records.map { $0.responseBody?.size } == [first.utf8.count, second.utf8.count])
    }

    @Test func `a message that would be truncated within the token does not show its beginning`() async throws {
        let token = "s3cr3t-" + String(repeating: "t0k3n", count: 20)
        let long = String(repeating: "x", count: 470) + token
        for stage in [
            responding(400, long, type: "text/plain"),
            responding(500, "<title>\(long.suffix(290))</title>", type: "text/html"),
        ] {
            try await Wire.with(.cloud, token: token, stages: [stage]) { wire in
                let error = await failure { _ = try await wire.list() }
                #expect(error?.message.contains("xxx") == true)
                #expect(error?.message.contains("s3cr") == false)
            }
        }
    }

    @Test func `the same request after a failure is a retry, until it succeeds`() async throws {
        let statuses = Mutex([503, 503, 200])
        let stage: DemoStage = { request, next in
            let status = statuses.withLock { $0.isEmpty ? 200 : $0.removeFirst() }
            return status == 200 ? await next(request) : DemoResponse(status: status, headers: [:], body: [])
        }
        let records = try await Self.watched(stages: [stage]) { wire in
            for _ in 0..<2 { _ = await failure { _ = try await wire.list() } }
            for _ in 0..<2 { _ = try await wire.list() }
        }
        #expect(records.map(\.status) == [503, 503, 200, 200])
        #expect(records.map(\.retries) == [0, 1, 2, 0])
    }

    @Test func `a request without a response is reported with the reason`() async throws {
        let seen = Seen()
        var options = ServiceOptions(baseURL: "http://127.0.0.1:1", token: Secret("s3cret"), userAgent: "t")
        options.observer = seen.add
        let client = ServiceClient(options)
        _ = await failure { _ = try await client.teams() }
        client.close()
        let record = try #require(seen.all.first)
        #expect(record.status == nil)
        #expect(record.failure?.hasPrefix("unreachable") == true)
        #expect(record.responseBody == nil)
    }

    @Test func `the history is bounded in requests and in bytes, and the newest stay complete`() {
        let history = RequestHistory(maxRecords: 3, maxBodyBytes: 25)
        for number in 1...5 {
            history.add(
                RequestRecord(
                    number: number, method: "GET", url: "u", path: "/", startedAt: Date(timeIntervalSince1970: 0),
                    milliseconds: 1, status: 200, responseBody: .init("0123456789", size: 10)))
        }
        #expect(history.records.map(\.number) == [3, 4, 5])
        #expect(history.records.map { $0.responseBody?.text } == [nil, "0123456789", "0123456789"])
        #expect(history.records.map { $0.responseBody?.size } == [10, 10, 10])
    }

    @Test func `a body larger than the limit is not kept, and later ones are`() {
        let history = RequestHistory(maxRecords: 3, maxBodyBytes: 5)
        for text in ["0123456789", "0123"] {
            history.add(
                RequestRecord(
                    method: "GET", url: "u", path: "/", startedAt: Date(timeIntervalSince1970: 0), milliseconds: 1,
                    status: 200, responseBody: .init(text, size: text.utf8.count)))
        }
        #expect(history.records.map { $0.responseBody?.text } == [nil, "0123"])
    }
}
