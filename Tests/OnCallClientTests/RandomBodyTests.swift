import HTTPCurl
import OnCall
import SeededRandom
import Testing

@testable import OnCallClient

/// Damaged responses give errors with messages that fit on a screen, or pages with the data received.
@Suite struct RandomBodyTests {
    private static let refusals = [
        #"{"detail":"Organization being synced, please retry."}"#,
        #"{"mode":["Unknown mode"],"slack":{"channel_id":["Not there.","Nor here."]},"non_field_errors":["No."]}"#,
        #"["Either all or none."]"#, "<!doctype html><html><head><title>502 Bad Gateway</title></head><h1>nginx</h1>",
        "upstream connect error", "",
    ]

    private static let page = #"""
        {"count":2,"next":"https://x.example.net/api/v1/integrations/?page=2","previous":null,"results":[
        {"id":"C1","name":"Checkout"},{"id":"C2","name":null}],"current_page_number":1,"page_size":50,"total_pages":2}
        """#

    private static let pieces = [
        "null", "true", "[", "]", "{", "}", ",", ":", "\"", "\\", "<", ">", "</title>", "<title", "<h1>",
        "\u{1B}]52;c;",
        "\u{0}", "é", "\u{202E}", "[[[[[[[[", "{\"a\":", "\"total_pages\":-1,", "\"current_page_number\":9e99,",
        "\"results\":[[]],", "\"results\":null,",
    ]

    private static let headers = [
        HTTPHeader("Content-Type", "text/html"), HTTPHeader("Content-Type", "application/json"),
        HTTPHeader("Retry-After", "9999999999999999999999"), HTTPHeader("Retry-After", "-1"),
        HTTPHeader("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"),
        HTTPHeader("Date", "Sun, 31 Feb 99999 25:61:61 GMT"),
        HTTPHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT"), HTTPHeader("RateLimit-Reset", "12"),
        HTTPHeader("Location", "https://\u{1B}[2J.example.net/"),
    ]

    private static func response(_ body: [UInt8], _ random: inout SeededGenerator) -> HTTPResponse {
        let statuses = [
            200, 201, 204, 301, 302, 303, 400, 401, 403, 404, 408, 410, 429, 429, 500, 502, 503, 599, 0, 999,
        ]
        return HTTPResponse(
            status: statuses.randomElement(using: &random) ?? 500,
            headers: HTTPHeaders(headers.filter { _ in Int.random(in: 0..<3, using: &random) == 0 }), body: body)
    }

    @Test func `a damaged error body`() async {
        await LongRun.repeated("error bodies", count: 1000) { random, seed in
            let body = Damage.of(Self.refusals.randomElement(using: &random) ?? "", with: Self.pieces, &random)
            let error = ServiceError(
                Self.response(body, &random), isWrite: Bool.random(using: &random), url: "", baseURL: "")
            #expect(error.fieldMessages.count <= 20, "seed \(seed)")
            #expect(!error.summary.isEmpty, "seed \(seed)")
            #expect(error.retryAfter.map { (0...86_400).contains($0) } ?? true, "seed \(seed)")
        }
    }

    @Test func `a damaged page of a list`() async {
        await LongRun.repeated("pages", count: 1000) { random, seed in
            let body = Damage.of(Self.page, with: Self.pieces, &random)
            do throws(ServiceError) {
                let page = try Page<Integration>(
                    Self.response(body, &random), asked: .random(in: 1...3, using: &random))
                #expect(!page.items.isEmpty || !page.hasMore, "seed \(seed)")
            } catch {
                #expect(error.kind == .unreadableResponse && !error.summary.isEmpty, "seed \(seed)")
            }
        }
    }
}
