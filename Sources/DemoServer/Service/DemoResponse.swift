package import JSON

/// A response as sent.
package struct DemoResponse: Sendable {
    package var status: Int
    /// Includes `Content-Length` and `Date`.
    package var headers: [String: String]
    /// Empty in the response to a HEAD, whatever `Content-Length` says.
    package var body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body as JSON; nil if it is not JSON.
    package var json: JSONValue? { try? JSONReader.read(body) }
}

extension DemoResponse {
    init(status: Int, json: JSONValue, headers: [String: String] = [:]) {
        self.init(status: status, headers: headers, body: WireText.bytes(of: json))
        self.headers["Content-Type"] = "application/json"
    }

    init(status: Int, html: String) {
        self.init(status: status, headers: ["Content-Type": "text/html; charset=utf-8"], body: Array(html.utf8))
    }
}
