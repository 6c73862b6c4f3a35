import DemoServer

extension FaultTable {
    /// The table as README shows it, with what the faults are.
    static var page: String {
        let operations = DemoOperation.allCases
        var text = "| Fault | |" + operations.map { " \($0.rawValue) |" }.joined() + "\n"
        text += "| --- | --- |" + operations.map { _ in " --- |" }.joined() + "\n"
        for fault in DemoFault.allCases {
            let words = operations.map { " \(FaultTable(fault: fault, operation: $0).word.rawValue) |" }.joined()
            text += "| `\(fault.rawValue)` | \(summaries[fault] ?? "") |\(words)\n"
        }
        let used = Set(
            DemoFault.allCases.flatMap { fault in operations.map { FaultTable(fault: fault, operation: $0).word } })
        text += "\n"
        for word in FaultWord.allCases where used.contains(word) { text += "- *\(word.rawValue)*: \(word.meaning).\n" }
        return text
    }

    static let summaries: [DemoFault: String] = [
        .refuse: "nobody listens; always, and for every request",
        .silence: "the request is taken, and neither obeyed nor answered",
        .reset: "the connection is reset, the request not obeyed",
        .loseAnswer: "the request is obeyed, and the connection closed without an answer",
        .byteByByte: "the answer comes a byte at a time", .trickle: "five bytes of the answer come in a second",
        .cut: "the connection is closed half-way through the answer",
        .json500: "obeyed, and answered with an error in JSON", .json502: "not obeyed, an error in JSON",
        .json503: "not obeyed, an error in JSON", .html500: "obeyed, and answered with a page of HTML",
        .html502: "obeyed, and the answer lost by a proxy, which says so in HTML",
        .html503: "not obeyed, a page of HTML", .tooMany: "too many requests, with `Retry-After`",
        .tooManyReset: "too many requests, with `RateLimit-Reset` alone",
        .tooManyBare: "too many requests, with neither",
        .unauthorized: "no token", .forbidden: "the token is not taken", .notFound: "nothing is there",
        .redirect: "to another host", .brokenJSON: "a complete answer whose JSON breaks off",
        .wrongShape: "JSON that is something else", .largeBody: "the answer comes behind 64 MiB of blanks",
        .deepBody: "100 000 brackets, one in the other",
        .lengthTooLong: "`Content-Length` promises more than comes",
        .lengthTooShort: "`Content-Length` promises half of what comes",
        .clockOff: "the server's clock is five hours behind",
        .pageCountVaries: "every page tells another number of pages",
        .lastPageRepeats: "beyond the end the last page comes again and again, as if it were new",
        .nextElsewhere: "`next` names another host",
    ]
}
