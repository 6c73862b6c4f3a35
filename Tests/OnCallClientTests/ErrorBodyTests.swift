import FoundationEssentials
import HTTPCurl
import JSON
import OnCall
import Testing

@testable import OnCallClient

@Suite struct ErrorBodyTests {
    private static func error(
        _ status: Int, _ body: String, type: String = "application/json", headers: [HTTPHeader] = [],
        isWrite: Bool = false
    ) -> ServiceError {
        let headers = [HTTPHeader("Content-Type", type)] + headers
        return ServiceError(
            HTTPResponse(status: status, headers: HTTPHeaders(headers), body: Array(body.utf8)), isWrite: isWrite,
            url: "", baseURL: "")
    }

    @Test(arguments: [
        (#"{"detail":"Already on maintenance"}"#, "Already on maintenance"),
        (
            #"{"mode":["Unknown mode"],"duration":["A number, please."]}"#,
            "mode: Unknown mode; duration: A number, please."
        ),
        (#"{"non_field_errors":["No."]}"#, "No."),
        (#"{"slack":{"channel_id":["Not there."]}}"#, "slack.channel_id: Not there."),
        (#"["Either all or none."]"#, "Either all or none."),
    ])
    func `the shapes of JSON errors become messages`(body: String, message: String) {
        #expect(Self.error(400, body).message == message)
    }

    @Test func `messages keep the path of their field`() {
        let error = Self.error(400, #"{"detail":"x","slack":{"channel_id":["a","b"]}}"#)
        #expect(
            error.fieldMessages == [
                .init(path: "", message: "x"), .init(path: "slack.channel_id", message: "a"),
                .init(path: "slack.channel_id", message: "b"),
            ])
    }

    @Test(arguments: [
        ("<html><head><TITLE>502 Bad Gateway</TITLE></head><body>long</body></html>", "502 Bad Gateway"),
        ("<h1 class=big>Gone\n  fishing</h1>", "Gone fishing"), ("<p>nothing", ""), ("<title>never ends", ""),
    ])
    func `the title of an HTML page is the message`(page: String, message: String) {
        #expect(Self.error(502, page, type: "text/html").message == message)
    }

    @Test func `an HTML page without a content type is recognised`() {
        let response = HTTPResponse(
            status: 503, headers: HTTPHeaders([]), body: Array(" <!doctype html><title>Busy</title>".utf8))
        #expect(ServiceError(response, isWrite: false, url: "", baseURL: "").message == "Busy")
    }

    @Test func `a long error is truncated`() {
        let many = "[" + String(repeating: #""no","#, count: 5_000) + #""no"]"#
        #expect(Self.error(400, many).fieldMessages.count == 20)
        let long = #"{"detail":""# + String(repeating: "x", count: 100_000) + #""}"#
        #expect(Self.error(400, long).message.count == 500)
    }

    @Test(
        arguments: [
            ([HTTPHeader("Retry-After", "44"), HTTPHeader("RateLimit-Reset", "45")], 44),
            ([HTTPHeader("RateLimit-Reset", "350")], 350), ([], nil), ([HTTPHeader("Retry-After", "soon")], nil),
            ([HTTPHeader("Retry-After", "-3")], nil),
        ] as [([HTTPHeader], Int?)])
    func `a rate limit has the time of the next attempt if the server sends it`(headers: [HTTPHeader], seconds: Int?) {
        let error = Self.error(429, #"{"detail":"Throttled."}"#, headers: headers)
        #expect(error.kind == .rateLimited(retryAfter: seconds))
        #expect(error.summary.contains("try again") == (seconds != nil))
    }

    @Test(arguments: [(400, false), (403, false), (404, false), (429, false), (500, true), (502, true), (504, true)])
    func `only a server error leaves a write uncertain`(status: Int, isUncertain: Bool) {
        #expect(Self.error(status, "{}", isWrite: true).mayHaveBeenApplied == isUncertain)
        #expect(!Self.error(status, "{}", isWrite: false).mayHaveBeenApplied)
    }

    @Test func `the server's time is read from the Date header`() {
        let response = HTTPResponse(
            status: 200, headers: HTTPHeaders([HTTPHeader("date", "Tue, 24 Nov 2026 16:07:10 GMT")]), body: [])
        #expect(response.serverTime == Date(timeIntervalSince1970: 1_795_536_430))
        let broken = HTTPResponse(status: 200, headers: HTTPHeaders([HTTPHeader("Date", "today")]), body: [])
        #expect(broken.serverTime == nil)
    }
}
