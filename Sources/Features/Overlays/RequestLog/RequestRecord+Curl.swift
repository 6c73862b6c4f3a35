package import OnCall

extension RequestRecord {
    /// Why it can't be copied as a command; nil if it can.
    package var curlProblem: CurlProblem? {
        guard let body = requestBody else { return nil }
        if body.text == nil { return .bodyGone }
        if body.isTruncated { return .bodyCut }
        if body.hasSecret { return .secretRemoved }
        return nil
    }

    /// The request as a shell command, with `$TOKEN` for the token.
    package var curlCommand: String {
        var arguments = ["curl", "-sS", "-X", RequestRecord.quoted(method), RequestRecord.quoted(url)]
        for header in requestHeaders where header.name.lowercased() != "user-agent" {
            arguments += ["-H", RequestRecord.quoted(header)]
        }
        if let text = requestBody?.text { arguments += ["--data-raw", RequestRecord.quoted(text)] }
        return arguments.joined(separator: " ")
    }

    private static func quoted(_ header: Header) -> String {
        // The only part that the shell expands: fixed text without anything else that it would interpret.
        guard header.name.lowercased() == "authorization", header.value.hasSuffix(tokenName) else {
            return quoted("\(header.name): \(header.value)")
        }
        return "\"Authorization: \(header.value.hasPrefix("Bearer ") ? "Bearer " : "")\(tokenName)\""
    }

    /// `text` as one shell word without expansions. A quote followed by a combining mark is another character but still a quote to the
    /// shell, so code points are compared.
    private static func quoted(_ text: String) -> String {
        let parts = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.map { String($0) }.joined(separator: #"'\''"#) + "'"
    }
}
