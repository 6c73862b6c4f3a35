import HTTPCurl
import Testing

@Suite struct SecrecyTests {
    @Test func `printing a request shows no secrets`() {
        let request = HTTPRequest(
            method: "PUT", url: "https://user:hunter2@console.invalid/things?x=a@b",
            headers: [HTTPHeader("Authorization", "hunter2"), HTTPHeader("X-Grafana-Token", "hunter2")],
            body: Array("hunter2".utf8))
        var dumped = ""
        dump(request, to: &dumped)
        let shown = [
            "\(request)", String(reflecting: request), dumped, "\([request])", "\(Optional(request) as Any)",
            "\(request.headers)", String(reflecting: request.headers), "\(HTTPHeaders(request.headers))",
        ]
        for text in shown {
            #expect(!text.contains("hunter2"))
            #expect(text.contains("Authorization"))
        }
        dumped = ""
        dump(request.headers, to: &dumped)
        #expect(!dumped.contains("hunter2"))
        #expect(
            "\(request)" == "PUT https://console.invalid/things?x=a@b (Authorization, X-Grafana-Token), 7 bytes")
    }

    @Test func `a request without secrets is shown unchanged`() {
        #expect("\(HTTPRequest(method: "GET", url: "http://[::1]:80/@x"))" == "GET http://[::1]:80/@x")
        #expect("\(HTTPRequest(method: "GET", url: "nonsense"))" == "GET nonsense")
    }

    @Test func `a failure describes itself, and whether the server may have received the request`() {
        #expect(
            "\(HTTPFailure(.timedOut, "too slow", mayHaveBeenSent: true))" == "timed out: too slow (may have been sent)"
        )
        #expect("\(HTTPFailure(.cancelled, mayHaveBeenSent: false))" == "cancelled")
    }
}
