package import FoundationEssentials

/// A completed request, for display: its creator has removed the secrets.
package struct RequestRecord: Hashable, Sendable {
    /// Replaces a secret.
    package static let secretMark = "••••••••"
    /// Replaces the token in the `Authorization` header, as in a shell.
    package static let tokenName = "$TOKEN"

    /// A header line.
    package struct Header: Hashable, Sendable {
        package let name: String
        package let value: String

        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The body of a message.
    package struct Body: Hashable, Sendable {
        /// What is shown of it.
        package struct Content: Hashable, Sendable {
            /// nil if it was dropped to make room for newer ones.
            package let text: String?
            /// Whether `text` is only the beginning of the body.
            package let isTruncated: Bool
            /// Whether a secret was removed.
            package let hasSecret: Bool

            package init(_ text: String?, isTruncated: Bool = false, hasSecret: Bool = false) {
                self.text = text
                self.isTruncated = isTruncated
                self.hasSecret = hasSecret
            }
        }

        private enum Source: Sendable {
            case known(Content)
            /// Secrets are removed when the content is looked at, which most never are.
            case provided(@Sendable () -> Content)
        }

        private var source: Source
        /// Bytes of the whole body.
        package let size: Int
        /// Bytes that it takes in memory, or a little less.
        package private(set) var keptBytes: Int

        package init(_ text: String?, size: Int, isTruncated: Bool = false, hasSecret: Bool = false) {
            source = .known(Content(text, isTruncated: isTruncated, hasSecret: hasSecret))
            self.size = size
            keptBytes = text?.utf8.count ?? 0
        }

        /// - Parameters:
        ///   - keptBytes: the bytes that `content` keeps in memory.
        ///   - content: gives the content without secrets; it may be called on any thread, and more than once.
        package init(size: Int, keptBytes: Int, content: @escaping @Sendable () -> Content) {
            source = .provided(content)
            self.size = size
            self.keptBytes = keptBytes
        }

        private var content: Content {
            switch source {
            case .known(let content): content
            case .provided(let content): content()
            }
        }

        /// nil if it was dropped to make room for newer ones.
        package var text: String? { content.text }
        /// Whether `text` is only the beginning of the body.
        package var isTruncated: Bool { content.isTruncated }
        /// Whether a secret was removed.
        package var hasSecret: Bool { content.hasSecret }

        /// Drops the text; the size stays. It no longer matters whether there was a secret in it.
        mutating func drop() {
            if case .known(let content) = source {
                source = .known(Content(nil, isTruncated: content.isTruncated, hasSecret: content.hasSecret))
            } else {
                source = .known(Content(nil))
            }
            keptBytes = 0
        }

        package static func == (a: Body, b: Body) -> Bool { a.size == b.size && a.content == b.content }

        package func hash(into hasher: inout Hasher) { hasher.combine(size) }
    }

    /// Counts up within a session.
    package var number: Int
    package let method: String
    /// The full URL.
    package let url: String
    /// The path with the query.
    package let path: String
    package let startedAt: Date
    package let milliseconds: Int
    /// How often the same request failed before.
    package let retries: Int
    package let requestHeaders: [Header]
    /// nil if there is none.
    package internal(set) var requestBody: Body?
    /// nil without a response.
    package let status: Int?
    /// Why there was no response.
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

    /// Whether the server accepted the request.
    package var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }

    /// Bytes of text in its bodies.
    package var bodyBytes: Int {
        (requestBody?.keptBytes ?? 0) + (responseBody?.keptBytes ?? 0)
    }

    /// Drops the text of the bodies; their sizes stay.
    package mutating func dropBodies() {
        requestBody?.drop()
        responseBody?.drop()
    }
}
