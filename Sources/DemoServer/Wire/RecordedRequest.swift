package import JSON

/// A request that was answered, for those who look on.
package struct RecordedRequest: Sendable {
    package let method: String
    /// Path and query as sent.
    package let path: String
    /// By lower-cased name, without `authorization`.
    package let headers: [String: String]
    package let body: [UInt8]
    /// 0 where a fault has swallowed the request, and nothing was answered.
    package let status: Int

    init(_ request: DemoRequest, status: Int) {
        method = request.method
        path = request.target
        headers = request.headers.filter { $0.key != "authorization" }
        body = request.body
        self.status = status
    }

    /// The body as JSON; as a string where it is none; null where it is empty.
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
