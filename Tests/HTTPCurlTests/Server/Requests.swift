import HTTPCurl
import Testing

extension HTTPClient {
    /// The error of a request; records an issue if it succeeds.
    func failure(of request: HTTPRequest, at location: SourceLocation = #_sourceLocation) async throws -> HTTPFailure {
        do throws(HTTPFailure) {
            let response = try await send(request)
            Issue.record("succeeded with \(response.status)", sourceLocation: location)
            return HTTPFailure(.badRequest, "succeeded", mayHaveBeenSent: false)
        } catch {
            return error
        }
    }
}

extension HTTPRequest {
    static func get(_ url: String) -> HTTPRequest { HTTPRequest(method: "GET", url: url) }
    static func post(_ url: String, _ body: String = "a body") -> HTTPRequest {
        HTTPRequest(method: "POST", url: url, body: Array(body.utf8))
    }
}

extension HTTPResponse {
    var text: String { String(decoding: body, as: UTF8.self) }
}
