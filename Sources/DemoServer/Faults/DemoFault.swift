/// A fault of the service or of something between it and its clients. The raw values are the names in rule files.
package enum DemoFault: String, CaseIterable, Sendable {
    /// Connections are refused, and open ones are closed. Applies to all requests, so a rule can't limit it.
    case refuse
    /// The request is read, but not carried out and not answered.
    case silence
    /// The request is read but not carried out, and the connection is reset.
    case reset
    /// The request is carried out, and the connection is closed without a response.
    case loseResponse = "lose-answer"
    /// The response is sent byte by byte, without delay.
    case byteByByte = "byte-by-byte"
    /// The response is sent byte by byte, too slowly for any client to wait for the end.
    case trickle
    /// The connection is closed half-way through the body, or through the head if there is no body.
    case cut
    /// The service fails after carrying out the request, with a JSON response.
    case json500 = "500-json"
    /// A JSON error from a gateway that did not forward the request.
    case json502 = "502-json"
    /// As `json502`.
    case json503 = "503-json"
    /// The service fails after carrying out the request, with an HTML response.
    case html500 = "500-html"
    /// An HTML page from a gateway that lost the service's response.
    case html502 = "502-html"
    /// An HTML page from a gateway that gave up waiting. A write is carried out when the list is read for the second time.
    case late = "504-late"
    /// An HTML page from a gateway that did not forward the request.
    case html503 = "503-html"
    /// Too many requests, with `Retry-After`.
    case tooMany = "429-retry-after"
    /// Too many requests, with `RateLimit-Reset` only.
    case tooManyReset = "429-ratelimit-reset"
    /// Too many requests, without a time to retry.
    case tooManyBare = "429-bare"
    /// As for a missing token.
    case unauthorized = "401"
    /// As for an invalid token.
    case forbidden = "403"
    /// As for a missing resource.
    case notFound = "404"
    /// A redirect to another host.
    case redirect = "302"
    /// The JSON is truncated, although the response is complete.
    case brokenJSON = "broken-json"
    /// JSON of an unexpected shape.
    case wrongShape = "wrong-shape"
    /// The body is preceded by 64 MiB of blanks, and has no length.
    case largeBody = "64-mib"
    /// 100 000 nested brackets.
    case deepBody = "deep-json"
    /// `Content-Length` is larger than the body, and the connection stays open.
    case lengthTooLong = "length-too-long"
    /// `Content-Length` is half of the body.
    case lengthTooShort = "length-too-short"
    /// The service's clock is five hours slow.
    case clockOff = "clock-off"
    /// Every page of a list reports another number of pages.
    case pageCountVaries = "page-count-varies"
    /// A page beyond the end repeats the last one under the requested number, and always has a next one.
    case lastPageRepeats = "last-page-repeats"
    /// `next` and `previous` name another host.
    case nextElsewhere = "next-elsewhere"
    /// Two members of every integration have values that do not match the API reference.
    case oddMembers = "odd-members"
    /// Each page begins with a row without an id.
    case rowWithoutID = "row-without-id"
}

extension DemoFault {
    /// How slow the service's clock is, in seconds.
    var clockLag: Double { self == .clockOff ? 5 * 3600 : 0 }

    /// How the response is sent.
    var delivery: FaultDelivery {
        switch self {
        case .silence: .never
        case .reset: .reset
        case .loseResponse: .lost
        case .byteByByte: .byByte(.zero)
        case .trickle: .byByte(.milliseconds(200))
        case .cut: .cut
        case .largeBody: .afterBlanks(64 << 20)
        case .lengthTooLong: .withLength { $0 + 1000 }
        case .lengthTooShort: .withLength { $0 / 2 }
        default: .whole
        }
    }
}
