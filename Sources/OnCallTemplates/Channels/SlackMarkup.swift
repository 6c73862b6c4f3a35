import Jinja

/// What the engine's Slack formatter makes of a text for channels other than Slack: mentions, links and emoji names are replaced.
///
/// Source: `engine/apps/slack/slack_formatter.py` of grafana/oncall v1.16.8, and slack-export-viewer 1.1.4, which it extends.
struct SlackMarkup {
    /// What stands before the name of a user: `@` or nothing.
    var userSign = "@"
    /// What stands before the name of a channel.
    var channelSign = "#"
    /// What a link becomes.
    var link = Link.anchor

    /// The forms of a link.
    enum Link {
        case anchor, markdown, titleAndAddress, title

        func text(address: String, title: String) -> String {
            switch self {
            case .anchor: "<a href=\"\(address)\">\(title)</a>"
            case .markdown: "[\(title)](\(address))"
            case .titleAndAddress: "\(title) - \(address)"
            case .title: title
            }
        }
    }

    static let web = SlackMarkup(link: .markdown)
    static let email = SlackMarkup(link: .titleAndAddress)
    static let telegram = SlackMarkup(userSign: "", channelSign: "", link: .titleAndAddress)
    /// SMS and phone calls.
    static let plain = SlackMarkup(userSign: "", link: .title)

    /// The text with its mentions, links and emoji names replaced.
    func format(_ text: String) -> String {
        // Most texts have none of them.
        guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ":") }) else { return text }
        var text = text
        for name in ["channel", "here", "everyone"] {
            text = text.replacing("<!\(name)>", with: "@\(name)").replacing("<!\(name)|@\(name)>", with: "@\(name)")
        }
        text = EmojiNames.inUnderscores(text)
        text = replaceBrackets(in: text, mention)
        text = replaceBrackets(in: text, hyperlink)
        return EmojiNames.replaced(in: text)
    }

    // MARK: Mentions and links

    private typealias Scalars = ArraySlice<Unicode.Scalar>

    /// Replaces what `replacement` recognizes at a `<`; it gives the new text and the end.
    private func replaceBrackets(
        in text: String, _ replacement: (Scalars) -> (text: String, end: Int)?
    ) -> String {
        let scalars = Array(text.unicodeScalars)
        var result = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index] == "<", let (text, end) = replacement(scalars[index...]) {
                result.append(contentsOf: text.unicodeScalars)
                index = end
            } else {
                result.append(scalars[index])
                index += 1
            }
        }
        return String(result)
    }

    /// `<@U0BM1CGQY|calvin>`, `<#C0123>`. A mention without a name keeps its id: only the server knows the name.
    private func mention(_ scalars: Scalars) -> (text: String, end: Int)? {
        var rest = scalars.dropFirst()
        guard let sign = rest.popFirst(), let kind = rest.first,
            sign == "#" && kind == "C" || sign == "@" && (kind == "U" || kind == "B")
        else { return nil }
        let word = rest.prefix(while: \.isPythonWord)
        guard word.count > 1 else { return nil }
        rest = rest.dropFirst(word.count)
        var name = word
        if rest.first == "|" {
            name = rest.dropFirst().prefix { $0.isASCIIAlphanumeric || (0x2E...0x5F).contains($0.value) }
            guard !name.isEmpty, let end = end(of: name, in: rest.dropFirst()) else { return nil }
            name = name.prefix(end)
            rest = rest.dropFirst(1 + end)
        }
        guard rest.first == ">" else { return nil }
        // The engine looks at the letter after the sign.
        return ((kind == "C" ? channelSign : userSign) + text(name), rest.startIndex + 1)
    }

    /// The range of characters in a name includes `>`: the last one ends it.
    private func end(of name: Scalars, in scalars: Scalars) -> Int? {
        if scalars.dropFirst(name.count).first == ">" { return name.count }
        guard let last = name.lastIndex(of: ">"), last > name.startIndex else { return nil }
        return last - name.startIndex
    }

    private static let schemes = ["https:", "http:", "mailto:"].map { Array($0.unicodeScalars) }

    /// `<https://example.com|title>`
    private func hyperlink(_ scalars: Scalars) -> (text: String, end: Int)? {
        var rest = scalars.dropFirst()
        guard let scheme = SlackMarkup.schemes.first(where: { rest.starts(with: $0) }) else { return nil }
        rest = rest.dropFirst(scheme.count)
        let path = rest.prefix { $0.isASCIIAlphanumeric || "_.-/?,=#:@& ".unicodeScalars.contains($0) }
        guard !path.isEmpty else { return nil }
        rest = rest.dropFirst(path.count)
        guard rest.popFirst() == "|" else { return nil }
        let title = rest.prefix { $0 != ">" }
        guard !title.isEmpty, title.endIndex < rest.endIndex else { return nil }
        let inside = scalars[(scalars.startIndex + 1)..<title.endIndex]
        let parts = inside.split(separator: "|", omittingEmptySubsequences: false)
        let isPair = parts.count == 2
        return (
            link.text(
                address: text(isPair ? parts[0] : inside), title: text(isPair ? parts[1] : inside)),
            title.endIndex + 1
        )
    }

    private func text(_ scalars: Scalars) -> String { String(String.UnicodeScalarView(scalars)) }
}

extension Unicode.Scalar {
    /// `\w` of Python's `re`: what `str.isalnum` accepts, and the underscore.
    var isPythonWord: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber:
            true
        default: self == "_"
        }
    }

    fileprivate var isASCIIAlphanumeric: Bool {
        switch value {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
        default: false
        }
    }
}
