package import FoundationEssentials

/// A request that has ended, as far as people may see it: whoever makes a record has taken the secrets out.
package struct RequestRecord: Hashable, Sendable {
    /// What stands where a secret was.
    package static let secretMark = "••••••••"
    /// What stands where the token was in the `Authorization` header, as shells write it.
    package static let tokenName = "$TOKEN"

    /// A line of a head.
    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// What a message carries.
    package struct Body: Hashable, Sendable {
        /// nil where it was let go of to make room for newer ones.
        package internal(set) var text: String?
        /// Bytes of the whole body.
        package let size: Int
        /// Whether the text is only its beginning.
        package let isCut: Bool
        /// Whether something secret was taken out.
        package let hasSecret: Bool

        package init(_ text: String?, size: Int, isCut: Bool = false, hasSecret: Bool = false) {
            self.text = text
            self.size = size
            self.isCut = isCut
            self.hasSecret = hasSecret
        }
    }

    /// Counts up within a session.
    package var number: Int
    package let method: String
    /// The whole address.
    package let url: String
    /// The path with the query.
    package let path: String
    package let startedAt: Date
    package let milliseconds: Int
    /// How often the very same was tried before without success.
    package let retries: Int
    package let requestHeaders: [Header]
    /// nil where there is none.
    package internal(set) var requestBody: Body?
    /// nil where no answer came.
    package let status: Int?
    /// Why no answer came.
    package let failure: String?
    package let responseHeaders: [Header]
    package internal(set) var responseBody: Body?

    package init(
        number: Int = 0, method: String, url: String, path: String, startedAt: Date, milliseconds: Int,
        retries: Int = 0, requestHeaders: [Header] = [], requestBody: Body? = nil, status: Int? = nil,
        failure: String? = nil, responseHeaders: [Header] = [], responseBody: Body? = nil
    ) {
        self.number = number
        self.method = method
        self.url = url
        self.path = path
        self.startedAt = startedAt
        self.milliseconds = milliseconds
        self.retries = retries
        self.requestHeaders = requestHeaders
        self.requestBody = requestBody
        self.status = status
        self.failure = failure
        self.responseHeaders = responseHeaders
        self.responseBody = responseBody
    }

    /// Whether the server did what was asked.
    package var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }

    /// Bytes of text that its bodies hold.
    package var keptBytes: Int {
        (requestBody?.text?.utf8.count ?? 0) + (responseBody?.text?.utf8.count ?? 0)
    }

    /// Lets go of the bodies' texts; their sizes stay.
    package mutating func forgetBodies() {
        requestBody?.text = nil
        responseBody?.text = nil
    }
}
