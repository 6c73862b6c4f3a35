package import JSON

/// A request and the status of its response, for observers.
package struct RecordedRequest: Sendable {
    package let method: String
    /// Path and query as sent.
    package let path: String
    /// By lowercase name, without `authorization`.
    package let headers: [String: String]
    package let body: [UInt8]
    /// 0 if a fault dropped the request without a response.
    package let status: Int

    init(_ request: DemoRequest, status: Int) {
        method = request.method
        path = request.target
        headers = request.headers.filter { $0.key != "authorization" }
        body = request.body
        self.status = status
    }

    /// The body as JSON; as a string if it is not JSON; null if empty.
    package var bodyValue: JSONValue {
        body.isEmpty ? .null : (try? JSONReader.read(body)) ?? .string(String(decoding: body, as: UTF8.self))
    }

    /// One line of the request log: `{"method":…,"path":…,"body":…,"status":…}`.
    package var line: String {
        JSONValue.object([
            "method": .string(method), "path": .string(path), "body": bodyValue, "status": .number(JSONNumber(status)),
        ]).compactText
    }
}
