import JSON

/// An error response, in one of the service's shapes.
struct Problem: Error {
    var status: Int
    var body: Body
    var headers: [String: String] = [:]

    enum Body {
        case json(JSONValue)
        case html(title: String, text: String)
    }
}

extension Problem {
    /// `{"detail": "text"}`
    static func detail(_ text: String, status: Int = 400) -> Problem {
        Problem(status: status, body: .json(["detail": .string(text)]))
    }

    /// `{"field": ["text"]}`
    static func field(_ name: String, _ text: String) -> Problem {
        Problem(status: 400, body: .json(.object([name: [.string(text)]])))
    }

    /// `{"field": ["text"], "other": [...]}`, or nested fields.
    static func fields(_ fields: JSONObject) -> Problem {
        Problem(status: 400, body: .json(.object(fields)))
    }

    /// `["text"]`, without a field.
    static func bare(_ text: String) -> Problem {
        Problem(status: 400, body: .json([.string(text)]))
    }

    static let notFound = Problem.detail("Not found.", status: 404)

    /// The router's response if no resource has that path.
    static let noSuchPage = Problem(
        status: 404, body: .html(title: "Not Found", text: "The requested resource was not found on this server."))

    /// Any unforeseen state of the real server.
    static let serverError = Problem(status: 500, body: .html(title: "Server Error (500)", text: ""))

    var response: DemoResponse {
        switch body {
        case .json(let value): return DemoResponse(status: status, json: value, headers: headers)
        case .html(let title, let text):
            let page = """

                <!doctype html>
                <html lang="en">
                <head>
                  <title>\(title)</title>
                </head>
                <body>
                  <h1>\(title)</h1><p>\(text)</p>
                </body>
                </html>

                """
            return DemoResponse(status: status, html: page)
        }
    }
}
