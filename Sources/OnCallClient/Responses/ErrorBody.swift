import HTTPCurl
import JSON
import OnCall

/// The messages of an error response, which come in six shapes: `{"detail": "text"}`, `{"field": ["text"]}`,
/// `{"non_field_errors": ["text"]}`, `{"slack": {"channel_id": ["text"]}}`, `["text"]`, and an HTML page.
struct ErrorBody: Hashable {
    /// All messages in one line.
    let summary: String
    /// One by one, with their fields.
    let messages: [ServiceError.FieldMessage]

    private static let wholeRequest: Set<String> = ["detail", "non_field_errors", "error", "message"]
    /// Limits for a misbehaving server: a count, and characters per message.
    private static let maxMessages = 20
    private static let maxMessageLength = 500
    /// In bytes: what a plain text is cleaned from before it is truncated.
    private static let maxTextBytes = 8 << 10

    /// - Parameter clean: removes the secrets of a text. It is applied to decoded texts before they are truncated, which could cut a
    ///   secret in two.
    init(_ response: HTTPResponse, clean: (String) -> String) {
        if response.isHTML {
            self.init(messages: [], summary: clean(HTMLPage(response.body).title))
        } else if let json = try? JSONReader.read(response.body) {
            var messages: [ServiceError.FieldMessage] = []
            ErrorBody.collect(json, path: "", into: &messages, clean: clean)
            self.init(messages: messages)
        } else {
            // Plain text, or nothing.
            let text = clean(String(decoding: response.body.prefix(ErrorBody.maxTextBytes), as: UTF8.self))
            self.init(
                messages: [],
                summary: text.prefix(ErrorBody.maxMessageLength).split { $0.isWhitespace }.joined(separator: " "))
        }
    }

    private init(messages: [ServiceError.FieldMessage], summary: String? = nil) {
        self.messages = messages
        self.summary =
            summary
            ?? messages.map { $0.path.isEmpty ? $0.message : "\($0.path): \($0.message)" }.joined(separator: "; ")
    }

    private static func collect(
        _ json: JSONValue, path: String, into messages: inout [ServiceError.FieldMessage], clean: (String) -> String
    ) {
        guard messages.count < maxMessages else { return }
        switch json {
        case .string(let text):
            messages.append(.init(path: path, message: String(clean(text).prefix(maxMessageLength))))
        case .array(let values):
            for value in values { collect(value, path: path, into: &messages, clean: clean) }
        case .object(let members):
            for (key, value) in members {
                let inner = wholeRequest.contains(key) ? path : path.isEmpty ? clean(key) : "\(path).\(clean(key))"
                collect(value, path: inner, into: &messages, clean: clean)
            }
        case .null, .bool, .number:
            messages.append(.init(path: path, message: json.compactText))
        }
    }
}
