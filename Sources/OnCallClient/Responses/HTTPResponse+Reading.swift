import FoundationEssentials
import HTTPCurl
import JSON
import OnCall

extension HTTPResponse {
    /// The body as JSON.
    /// - Throws: `ServiceError` of kind `unreadableResponse`.
    func json() throws(ServiceError) -> JSONValue {
        do {
            return try JSONReader.read(body)
        } catch {
            let message =
                isHTML ? HTMLPage(body).title : "the body is not JSON (\(error))"
            throw ServiceError(.unreadableResponse, status: status, message: message)
        }
    }

    /// Whether the body is HTML, by header or by content: from a proxy, or the engine's own 404 and 500 pages.
    var isHTML: Bool {
        if let type = headers["Content-Type"]?.lowercased() { return type.hasPrefix("text/html") }
        return body.first { $0 > 0x20 } == UInt8(ascii: "<")
    }

    /// The server's time, from `Date` (RFC 9110, section 5.6.7); whole seconds.
    var serverTime: Date? {
        headers["Date"].flatMap(HTTPDate.instant)
    }

    /// Seconds until the server takes requests again: `Retry-After`, or `RateLimit-Reset`, as some views send only one.
    var retryAfter: Int? {
        for name in ["Retry-After", "RateLimit-Reset"] {
            if let seconds = headers[name].flatMap(seconds), seconds >= 0 { return min(seconds, 86_400) }
        }
        return nil
    }

    /// A number of seconds, or a date (RFC 9110, section 10.2.3), which is compared with the server's `Date`.
    private func seconds(_ text: String) -> Int? {
        if let seconds = Int(text) { return seconds }
        guard let then = HTTPDate.instant(text), let serverTime else { return nil }
        return Int(min(max(0, then.timeIntervalSince(serverTime).rounded(.up)), 86_400))
    }
}
