/// Turns URLs in text into links (`jinja2.utils.urlize`).
struct Urlizer {
    private let limit: Value
    private let interpreter: Interpreter
    private let attributes: String
    private let schemes: [String]

    private static let address = try? RegularExpression(
        ##"(?xi)^((https?://|www\.)(([\w%-]+\.)+)?([a-z]{2,63}|xn--[\w%]{2,59})|([\w%-]{2,63}\.)+(com|net|int|edu|gov|org|info|mil)|(https?://)((([\d]{1,3})(\.[\d]{1,3}){3})|(\[([\da-f]{0,4}:){2}([\da-f]{0,4}:?){1,6}])))(?::[\d]{1,5})?(?:[/?\#]\S*)?$"##
    )
    private static let mail = try? RegularExpression(#"^\S+@\w[\w.-]*\.\w+$"#)
    private static let scheme = try? RegularExpression(#"^([\w.+-]{2,}:(/){0,2})\Z"#)

    init(_ values: [Value], _ interpreter: Interpreter) throws {
        self.interpreter = interpreter
        limit = values[1]
        var names: Set<String> = []
        if interpreter.isTrue(values[4]) {
            guard let rel = values[4].text else { throw interpreter.noAttribute("split", of: values[4]) }
            names = Set(try TextSplit.split(rel, by: nil))
        }
        if interpreter.isTrue(values[2]) { names.insert("nofollow") }
        names.insert("noopener")
        let rel = names.sorted { Interpreter.order($0, $1) < 0 }.joined(separator: " ")
        var attributes = " rel=\"\(PythonText.escapeHTML(rel))\""
        if interpreter.isTrue(values[3]) { attributes += " target=\"\(try interpreter.escape(values[3]))\"" }
        self.attributes = attributes
        var schemes: [String] = []
        if !values[5].isNone {
            for value in try interpreter.items(values[5]) {
                guard let text = value.text else {
                    if case .bytes = value {
                        throw PythonError.type("cannot use a string pattern on a bytes-like object")
                    }
                    throw PythonError.type("expected string or bytes-like object, got '\(value.typeName)'")
                }
                guard try Self.scheme?.match(text) != nil else {
                    throw PythonError.argument("\(PythonText.repr(text)) is not a valid URI scheme prefix.")
                }
                schemes.append(text)
            }
        }
        self.schemes = schemes
    }

    /// - Parameter text: already escaped.
    func urlize(_ text: String) throws -> String {
        var result = ""
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar.isPythonSpace {
                result += try link(String(word))
                word = String.UnicodeScalarView()
                result.unicodeScalars.append(scalar)
            } else {
                word.append(scalar)
            }
        }
        return result + (try link(String(word)))
    }

    private func trimmed(_ url: String) throws -> String {
        guard !limit.isNone, try interpreter.compare(.greater, .int(PythonText.length(url)), limit) else { return url }
        return try interpreter.str(try interpreter.slice(.string(url), .none, limit, .none)) + "..."
    }

    private func link(_ word: String) throws -> String {
        guard !word.isEmpty else { return word }
        var middle = word
        var head = ""
        var tail = ""
        while let part = ["(", "<", "&lt;"].first(where: { middle.hasPrefix($0) }) {
            head += part
            middle = String(middle.dropFirst(part.count))
        }
        while let part = [")", "&gt;", ">", ".", ",", "\n"].first(where: { middle.hasSuffix($0) }) {
            tail = part + tail
            middle = String(middle.dropLast(part.count))
        }
        for (open, close) in [("(", ")"), ("<", ">"), ("&lt;", "&gt;")] {
            let count = TextSearch.count(open, in: middle)
            if count <= TextSearch.count(close, in: middle) { continue }
            for _ in 0..<min(count, TextSearch.count(close, in: tail)) {
                guard let index = TextSearch.find(close, in: tail) else { break }
                let end = index + close.utf8.count
                middle += String(decoding: Array(tail.utf8)[..<end], as: UTF8.self)
                tail = String(decoding: Array(tail.utf8)[end...], as: UTF8.self)
            }
        }
        return head + (try anchor(middle)) + tail
    }

    private func anchor(_ text: String) throws -> String {
        func matches(_ expression: RegularExpression?, _ text: String) throws -> Bool {
            do {
                return try expression?.match(text) != nil
            } catch let error as PythonError where error.type == "TimeoutError" {
                return false
            }
        }
        if try matches(Self.address, text) {
            let isWhole = text.hasPrefix("https://") || text.hasPrefix("http://")
            return "<a href=\"\(isWhole ? text : "https://" + text)\"\(attributes)>\(try trimmed(text))</a>"
        }
        if text.hasPrefix("mailto:"), try matches(Self.mail, String(text.dropFirst(7))) {
            return "<a href=\"\(text)\">\(text.dropFirst(7))</a>"
        }
        if text.contains("@"), !text.hasPrefix("www."), !text.hasPrefix("@"), !text.contains(":"),
            try matches(Self.mail, text)
        {
            return "<a href=\"mailto:\(text)\">\(text)</a>"
        }
        var text = text
        for scheme in schemes where text != scheme && text.hasPrefix(scheme) {
            text = "<a href=\"\(text)\"\(attributes)>\(text)</a>"
        }
        return text
    }
}
