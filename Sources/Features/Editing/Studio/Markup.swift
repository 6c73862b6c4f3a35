package import OnCall

/// What a channel makes of a text: which marks it draws as bold, links, code.
package enum Markup: Hashable, Sendable {
    /// Slack: `*bold*`, `<address|text>`.
    case mrkdwn
    /// Web, e-mail, Mattermost, Microsoft Teams: `**bold**`, `[text](address)`.
    case markdown
    /// Telegram: `<b>bold</b>`, `<a href="address">text</a>`.
    case html

    /// nil for a template whose result is plain text, an address, or a condition.
    package init?(_ slot: TemplateSlot) {
        guard let channel = slot.channel, slot.name == "title" || slot.name == "message" else { return nil }
        switch TemplateChannel(rawValue: channel) {
        case .slack: self = .mrkdwn
        case .telegram: self = .html
        case .web, .mattermost, .msteams: self = .markdown
        case .email where slot.name == "message": self = .markdown
        case .email, .sms, .phoneCall, .mobileApp, nil: return nil
        }
    }

    /// The text as people see it.
    package func read(_ text: String) -> RichText {
        var reader = MarkupReader(self, text)
        return reader.read()
    }
}

/// Reads a text with marks, from left to right. A mark that is not closed is text.
struct MarkupReader {
    private let markup: Markup
    private let text: [Character]
    private var index = 0
    private var rich = RichText()
    private var open: [(tag: String, emphasis: Emphasis)] = []

    init(_ markup: Markup, _ text: String) {
        self.markup = markup
        self.text = Array(text)
    }

    private init(_ markup: Markup, _ text: [Character]) {
        self.markup = markup
        self.text = text
    }

    mutating func read(_ base: Emphasis = []) -> RichText {
        while index < text.count {
            if isAtLineStart, readLineStart(base) { continue }
            let isRead =
                switch markup {
                case .mrkdwn: readFence(base) || readSpan(base) || readSlackLink(base) || readEntity(base)
                case .markdown: readFence(base) || readMarkdownLink(base) || readSpan(base) || readBreak(base)
                case .html: readTag(base) || readEntity(base)
                }
            if isRead { continue }
            rich.append([text[index]], base.union(open.reduce([]) { $0.union($1.emphasis) }))
            index += 1
        }
        return rich
    }

    // MARK: Lines

    private var isAtLineStart: Bool { index == 0 || text[index - 1].isNewline }

    private func has(_ mark: String, at start: Int) -> Bool {
        let mark = Array(mark)
        return start + mark.count <= text.count && Array(text[start..<start + mark.count]) == mark
    }

    private func lineEnd(from start: Int) -> Int { text[start...].firstIndex(where: \.isNewline) ?? text.count }

    private mutating func readLineStart(_ base: Emphasis) -> Bool {
        guard markup != .html else { return false }
        let quotes = markup == .mrkdwn ? ["&gt; ", "> ", "&gt;"] : ["> "]
        if let mark = quotes.first(where: { has($0, at: index) }) {
            rich.append("│ ", .quote)
            readLine(from: index + mark.count, base.union(.quote))
            return true
        }
        guard markup == .markdown else { return false }
        let hashes = text[index...].prefix { $0 == "#" }.count
        if (1...6).contains(hashes), has(" ", at: index + hashes) {
            readLine(from: index + hashes + 1, base.union(.bold))
            return true
        }
        let blanks = text[index...].prefix { $0 == " " }.count
        if blanks < text.count - index, ["- ", "* ", "+ "].contains(where: { has($0, at: index + blanks) }) {
            rich.append(String(repeating: " ", count: blanks) + "• ", base)
            index += blanks + 2
            return true
        }
        let line = text[index..<lineEnd(from: index)]
        if line.count >= 3, line.allSatisfy({ $0 == "-" }) {
            rich.append("────────", .quote)
            index += line.count
            return true
        }
        return false
    }

    /// Reads the rest of a line with an emphasis.
    private mutating func readLine(from start: Int, _ emphasis: Emphasis) {
        let end = lineEnd(from: start)
        var inner = MarkupReader(markup, Array(text[start..<end]))
        rich.append(inner.read(emphasis))
        index = end
    }

    // MARK: Marks

    private mutating func readFence(_ base: Emphasis) -> Bool {
        for mark in ["```", "`"] where has(mark, at: index) {
            let start = index + mark.count
            guard let end = (start..<max(start, text.count)).first(where: { has(mark, at: $0) }), end > start else {
                continue
            }
            var code = text[start..<end]
            guard mark == "```" || !code.contains(where: \.isNewline) else { continue }
            if mark == "```", let first = code.first, first.isNewline { code = code.dropFirst() }
            rich.append(code, base.union(.code))
            index = end + mark.count
            return true
        }
        return false
    }

    private var spans: [(mark: String, emphasis: Emphasis)] {
        markup == .mrkdwn
            ? [("*", .bold), ("_", .italic), ("~", .strike)]
            : [("**", .bold), ("__", .bold), ("~~", .strike), ("*", .italic), ("_", .italic)]
    }

    /// Text between two equal marks, in one line, at the edges of words.
    private mutating func readSpan(_ base: Emphasis) -> Bool {
        for (mark, emphasis) in spans where has(mark, at: index) {
            let start = index + mark.count
            let isAtEdge = index == 0 || !text[index - 1].isWordPart
            guard isAtEdge, start < text.count, !text[start].isWhitespace else { continue }
            let end = (start..<lineEnd(from: start)).first { here in
                here > start && has(mark, at: here) && !text[here - 1].isWhitespace
                    && (here + mark.count >= text.count || !text[here + mark.count].isWordPart)
            }
            guard let end else { continue }
            var inner = MarkupReader(markup, Array(text[start..<end]))
            rich.append(inner.read(base.union(emphasis)))
            index = end + mark.count
            return true
        }
        return false
    }

    /// `<address|text>`, `<address>`, `<@user>`, `<#channel|name>`, `<!here>`.
    private mutating func readSlackLink(_ base: Emphasis) -> Bool {
        guard text[index] == "<", let end = text[index..<lineEnd(from: index)].firstIndex(of: ">"), end > index + 1
        else {
            return false
        }
        let parts = text[(index + 1)..<end].split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
        guard let target = parts.first, let first = target.first else { return false }
        let name = parts.count == 2 ? parts[1] : nil
        switch first {
        case "@": rich.append("@" + String(name ?? target.dropFirst()), base.union(.link))
        case "#": rich.append("#" + String(name ?? target.dropFirst()), base.union(.link))
        case "!": rich.append("@" + String(name ?? target.dropFirst()), base.union(.bold))
        default:
            guard String(target).contains(":") else { return false }
            var inner = MarkupReader(markup, Array(name ?? []))
            if let name, !name.isEmpty {
                rich.append(inner.read(base.union(.link)))
            } else {
                rich.append(target, base.union(.link))
            }
        }
        index = end + 1
        return true
    }

    /// `[text](address)`; of an image its text.
    private mutating func readMarkdownLink(_ base: Emphasis) -> Bool {
        let isImage = has("![", at: index)
        guard isImage || text[index] == "[" else { return false }
        let start = index + (isImage ? 2 : 1)
        let line = start..<max(start, lineEnd(from: start))
        guard let middle = line.first(where: { has("](", at: $0) }),
            let end = text[middle..<line.upperBound].firstIndex(of: ")")
        else { return false }
        if isImage {
            rich.append("[image: " + String(text[start..<middle]) + "]", base.union(.quote))
        } else {
            var inner = MarkupReader(markup, Array(text[start..<middle]))
            rich.append(inner.read(base.union(.link)))
        }
        index = end + 1
        return true
    }

    private mutating func readBreak(_ base: Emphasis) -> Bool {
        guard let mark = ["<br>", "<br/>", "<br />"].first(where: { has($0, at: index) }) else { return false }
        rich.append("\n", base)
        index += mark.count
        return true
    }

    private static let entities: [(String, String)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]

    private mutating func readEntity(_ base: Emphasis) -> Bool {
        guard let (mark, meaning) = MarkupReader.entities.first(where: { has($0.0, at: index) }) else { return false }
        rich.append(meaning, base.union(open.reduce([]) { $0.union($1.emphasis) }))
        index += mark.count
        return true
    }

    /// A tag that Telegram knows; any other is text.
    private mutating func readTag(_ base: Emphasis) -> Bool {
        guard text[index] == "<", let end = text[index...].firstIndex(of: ">") else { return false }
        let inside = String(text[(index + 1)..<end]).lowercased()
        if inside.hasPrefix("/") {
            guard let last = open.last, last.tag == inside.dropFirst() else { return false }
            open.removeLast()
        } else {
            let tag = String(inside.prefix { $0 != " " })
            let emphasis: Emphasis
            switch tag {
            case "b", "strong": emphasis = .bold
            case "i", "em": emphasis = .italic
            case "s", "strike", "del": emphasis = .strike
            case "u", "ins", "a": emphasis = .link
            case "code", "pre": emphasis = .code
            case "blockquote": emphasis = .quote
            default: return false
            }
            open.append((tag, emphasis))
        }
        index = end + 1
        return true
    }
}

extension Character {
    /// Whether a mark beside it is inside a word.
    fileprivate var isWordPart: Bool { isLetter || isNumber }
}
