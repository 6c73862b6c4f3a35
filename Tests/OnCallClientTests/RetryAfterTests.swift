import DemoServer
import FoundationEssentials
import OnCall
import Testing

@testable import OnCallClient

/// When a server accepts requests again, and why it does not now.
@Suite struct RetryAfterTests {
    /// The error of a read with that response.
    private func reading(
        _ status: Int, _ headers: [String: String], _ body: String = "{}"
    ) async throws -> ServiceError? {
        try await Wire.with(.cloud, stages: [responding(status, body, headers: headers)]) { wire in
            await failure { _ = try await wire.client.integration(IntegrationID("C1")) }
        }
    }

    @Test(
        arguments: [
            (["Retry-After": "30", "RateLimit-Reset": "30"], 30), (["RateLimit-Reset": "12"], 12),
            (["Retry-After": "soon", "RateLimit-Reset": "7"], 7), (["Retry-After": "-4"], nil), ([:], nil),
            (["Date": "Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After": "Sun, 06 Nov 1994 08:50:07 GMT"], 30),
        ] as [([String: String], Int?)])
    func `a rate limit has the time of the next attempt, from either header`(headers: [String: String], seconds: Int?)
        async throws
    {
        let error = try await reading(429, headers)
        #expect(error?.kind == .rateLimited(retryAfter: seconds))
        #expect(error?.retryAfter == seconds)
    }

    @Test func `a server error may have it, too`() async throws {
        let error = try await reading(503, ["Retry-After": "20"])
        #expect(error?.kind == .serverError)
        #expect(error?.retryAfter == 20)
    }

    @Test func `an organization that is being synced is not a rate limit`() async throws {
        let error = try await reading(
            429, ["RateLimit-Reset": "350"], #"{"detail":"Organization being synced, please retry."}"#)
        #expect(error?.kind == .syncing(retryAfter: 350))
        #expect(error?.summary.contains("too many requests") == false)
        #expect(error?.summary.contains("syncing") == true)
    }

    @Test(arguments: [(429, false), (503, true), (502, true), (400, false), (403, false), (408, true)])
    func `an error tells whether a write may have been applied`(status: Int, mayBe: Bool) async throws {
        let error = try await Wire.with(.cloud, stages: [responding(status, "{}")]) { wire in
            await failure { try await wire.client.delete(IntegrationID("C1")) }
        }
        #expect(error?.mayHaveBeenApplied == mayBe)
    }

    @Test func `a date that does not exist is not read`() {
        #expect(HTTPDate.instant("Sun, 06 Nov 1994 08:49:37 GMT")?.timeIntervalSince1970 == 784_111_777)
        for text in ["Tue, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37"] {
            #expect(HTTPDate.instant(text) == nil, "\(text)")
        }
    }
}
