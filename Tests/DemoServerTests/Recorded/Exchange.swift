import Testing

/// A request to the open-source engine and its response, as recorded. Braces are placeholders for values that differ per server:
/// `{lab}`, `{sre}`, `{platform}`, `{chain}`.
struct Exchange: Sendable, CustomTestStringConvertible {
    enum Response: Sendable {
        /// The whole body of an error, or some members of an object.
        case json(String)
        /// An HTML page.
        case page
    }

    /// The number of the recording.
    let number: Int
    let method: String
    /// Relative to `/api/v1/integrations`, or the whole path after `!`.
    let path: String
    let body: String?
    let status: Int
    let response: Response
    let type: String?
    let accept: String?

    init(
        _ number: Int, _ method: String, _ path: String, _ body: String?, _ status: Int, _ response: Response,
        type: String? = "application/json", accept: String? = nil
    ) {
        self.number = number
        self.method = method
        self.path = path
        self.body = body
        self.status = status
        self.response = response
        self.type = type
        self.accept = accept
    }

    init(
        _ number: Int, _ method: String, _ path: String, _ body: String?, _ status: Int, _ response: String,
        type: String? = "application/json", accept: String? = nil
    ) {
        self.init(number, method, path, body, status, .json(response), type: type, accept: accept)
    }

    var testDescription: String { "\(number) \(method) \(path)" }
}
