package import JSON

/// An answer as it goes over the wire.
package struct DemoResponse: Sendable {
    package var status: Int
    /// `Content-Length` is among them; `Date` is.
    package var headers: [String: String]
    /// Empty in the answer to a HEAD, whatever `Content-Length` says.
    package var body: [UInt8]

    package init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// The body read as JSON; nil where it is none.
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
