package import OnCall

extension RequestRecord {
    /// Why there is no command for it; nil where there is one.
    package var curlProblem: CurlProblem? {
        guard let body = requestBody else { return nil }
        if body.text == nil { return .bodyGone }
        if body.isCut { return .bodyCut }
        if body.hasSecret { return .secretTakenOut }
        return nil
    }

    /// The request as a line for shells, with `$TOKEN` in the place of the token.
    package var curlCommand: String {
        var words = ["curl", "-sS", "-X", RequestRecord.quoted(method), RequestRecord.quoted(url)]
        for header in requestHeaders where header.name.lowercased() != "user-agent" {
            words += ["-H", RequestRecord.quoted(header)]
        }
        if let text = requestBody?.text { words += ["--data-raw", RequestRecord.quoted(text)] }
        return words.joined(separator: " ")
    }

    private static func quoted(_ header: Header) -> String {
        // The only place where the shell is to put something in: our own words, with nothing else that it would read.
        guard header.name.lowercased() == "authorization", header.value.hasSuffix(tokenName) else {
            return quoted("\(header.name): \(header.value)")
        }
        return "\"Authorization: \(header.value.hasPrefix("Bearer ") ? "Bearer " : "")\(tokenName)\""
    }

    /// `text` as one word that no shell reads anything into. A shell sees a quote also where a mark sits on it, which makes another
    /// character of both: code points are looked at.
    private static func quoted(_ text: String) -> String {
        let parts = text.unicodeScalars.split(separator: "'", omittingEmptySubsequences: false)
        return "'" + parts.map { String($0) }.joined(separator: #"'\''"#) + "'"
    }
}
