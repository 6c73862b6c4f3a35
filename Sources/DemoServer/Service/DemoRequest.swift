/// A request as received.
package struct DemoRequest: Sendable {
    package var method: String
    /// Path and query, percent-encoded as sent.
    package var target: String
    /// By lowercase name.
    package var headers: [String: String]
    package var body: [UInt8]

    /// - Parameter headers: names in any case.
    package init(_ method: String, _ target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = Dictionary(headers.map { ($0.lowercased(), $1) }, uniquingKeysWith: { $1 })
        self.body = body
    }

    /// The path, percent-encoded.
    package var path: Substring { target.prefix { $0 != "?" } }

    /// The query, percent-encoded, without its question mark.
    package var query: Substring { target.dropFirst(path.count + 1) }
}
