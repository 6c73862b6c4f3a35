import DemoServer

extension FaultTable {
    /// The table as in `Tests/README.md`, with a summary of each fault.
    static var page: String {
        let operations = DemoOperation.allCases
        var text = "| Fault | What happens |" + operations.map { " \($0.rawValue) |" }.joined() + " many |\n"
        text += "| --- | --- |" + operations.map { _ in " --- |" }.joined() + " --- |\n"
        for fault in DemoFault.allCases {
            let results = operations.map { " \(FaultTable(fault: fault, operation: $0).result.rawValue) |" }.joined()
            text += "| `\(fault.rawValue)` | \(summaries[fault] ?? "") |\(results) \(many(fault).rawValue) |\n"
        }
        let used = Set(
            DemoFault.allCases.flatMap { fault in operations.map { FaultTable(fault: fault, operation: $0).result } })
        text += "\n"
        for result in FaultResult.allCases where used.contains(result) {
            text += "- *\(result.rawValue)*: \(result.meaning).\n"
        }
        text += "\nThe last column is a plan that updates many integrations, each under the fault:\n\n"
        for result in ManyResult.allCases { text += "- *\(result.rawValue)*: \(result.meaning).\n" }
        return text
    }

    static let summaries: [DemoFault: String] = [
        .refuse: "the port is closed; for every request, whatever the rule says",
        .silence: "the request is read, not applied, and gets no response",
        .reset: "the connection is reset; the request is not applied",
        .loseResponse: "the request is applied; the connection is closed without a response",
        .byteByByte: "the response comes byte by byte", .trickle: "the response comes at five bytes per second",
        .cut: "the connection is closed halfway through the response",
        .json500: "applied; an error in JSON", .json502: "not applied; an error in JSON",
        .json503: "not applied; an error in JSON", .html500: "applied; an HTML page",
        .html502: "applied; a proxy loses the response and sends an HTML page",
        .late: "applied when the list is read for the second time; a proxy gives up before, with an HTML page",
        .html503: "not applied; an HTML page", .tooMany: "rate limited, with `Retry-After`",
        .tooManyReset: "rate limited, with `RateLimit-Reset` only",
        .tooManyBare: "rate limited, with neither header",
        .unauthorized: "no valid token", .forbidden: "the token is not accepted", .notFound: "not found",
        .redirect: "a redirect to another host", .brokenJSON: "a complete response with truncated JSON",
        .wrongShape: "JSON of an unexpected shape", .largeBody: "64 MiB of blanks before the response",
        .deepBody: "100 000 nested brackets",
        .lengthTooLong: "`Content-Length` is larger than the body",
        .lengthTooShort: "`Content-Length` is half the size of the body",
        .clockOff: "the server's clock is five hours behind",
        .pageCountVaries: "each page reports a different number of pages",
        .lastPageRepeats: "pages beyond the end repeat the last page",
        .nextElsewhere: "`next` names another host",
        .oddMembers: "members of every integration don't match the API reference; each is shown as unreadable",
        .rowWithoutID: "each page has a row without an id, which is left out and counted",
    ]
}
