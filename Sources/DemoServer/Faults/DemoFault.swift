/// A way in which the service, or what stands between it and its clients, breaks. The raw values are the names in files of
/// rules.
package enum DemoFault: String, CaseIterable, Sendable {
    /// Nobody listens, and connections that were open are closed. It holds for everybody, so rules give it no request and no number.
    case refuse
    /// The request is read, and neither obeyed nor answered.
    case silence
    /// The request is read and not obeyed, and the connection is reset.
    case reset
    /// The request is obeyed, and the connection is closed without an answer.
    case loseAnswer = "lose-answer"
    /// The answer comes a byte at a time, as fast as it can.
    case byteByByte = "byte-by-byte"
    /// The answer comes a byte at a time, and so slowly that no client waits for the end.
    case trickle
    /// The connection is closed half-way through the body; through the head, where there is no body.
    case cut
    /// The service breaks after it has obeyed, and says so as JSON.
    case json500 = "500-json"
    /// An error as JSON, from something in between that did not pass the request on.
    case json502 = "502-json"
    /// As `json502`.
    case json503 = "503-json"
    /// The service breaks after it has obeyed, and says so on a page for people.
    case html500 = "500-html"
    /// On a page for people, from something in between that lost the service's answer.
    case html502 = "502-html"
    /// On a page for people, from something in between that did not pass the request on.
    case html503 = "503-html"
    /// Too many requests, with `Retry-After`.
    case tooMany = "429-retry-after"
    /// Too many requests, with `RateLimit-Reset` alone.
    case tooManyReset = "429-ratelimit-reset"
    /// Too many requests, and not a word about when there may be more.
    case tooManyBare = "429-bare"
    /// As if there were no token.
    case unauthorized = "401"
    /// As if the token were another's.
    case forbidden = "403"
    /// As if nothing were there.
    case notFound = "404"
    /// A redirection to another host.
    case redirect = "302"
    /// The answer's JSON breaks off, although the answer is complete.
    case brokenJSON = "broken-json"
    /// JSON that is something else.
    case wrongShape = "wrong-shape"
    /// The answer comes behind 64 MiB of blanks, and tells no length.
    case largeBody = "64-mib"
    /// 100 000 brackets, one in the other.
    case deepBody = "deep-json"
    /// `Content-Length` promises more than comes, and the connection stays open.
    case lengthTooLong = "length-too-long"
    /// `Content-Length` promises half of what comes.
    case lengthTooShort = "length-too-short"
    /// The service's clock is five hours behind.
    case clockOff = "clock-off"
    /// Every page of a list tells another number of pages.
    case pageCountVaries = "page-count-varies"
    /// A page beyond the end is the last one again, under the number that was asked for, and there is always a next one.
    case lastPageRepeats = "last-page-repeats"
    /// `next` and `previous` name another host.
    case nextElsewhere = "next-elsewhere"
}

extension DemoFault {
    /// How far behind the service's clock is. In seconds.
    var clockLag: Double { self == .clockOff ? 5 * 3600 : 0 }

    /// How the answer goes over the wire.
    var delivery: FaultDelivery {
        switch self {
        case .silence: .never
        case .reset: .reset
        case .loseAnswer: .lost
        case .byteByByte: .byByte(.zero)
        case .trickle: .byByte(.milliseconds(200))
        case .cut: .cut
        case .largeBody: .behindBlanks(64 << 20)
        case .lengthTooLong: .withLength { $0 + 1000 }
        case .lengthTooShort: .withLength { $0 / 2 }
        default: .whole
        }
    }
}
