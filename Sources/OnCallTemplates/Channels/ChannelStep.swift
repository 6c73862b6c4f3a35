import Jinja

/// A step between the result of a template and what people get.
package enum ChannelStep: Hashable, Sendable {
    /// A result `None` counts as no result.
    case noneIsNothing
    /// Slack's mentions and links, and names of emoji, are replaced.
    case slackMarkup(SlackMarkupStyle)
    /// Markdown is turned into HTML.
    case markdown
    /// Markdown and HTML are taken out.
    case plainMarkup
    /// `<`, `>`, `&` and quotes are written as HTML entities.
    case escapedHTML
    /// `<`, `>` and `&` are written as XML entities for the voice service.
    case escapedForVoice
    /// Line breaks are removed.
    case oneLine
    /// An address that is not valid is dropped.
    case validAddress
    /// The text is cut at a number of characters, which include the ending.
    case cut(limit: Int, ending: String)
    /// The text is cut at a number of characters, and the ending is added.
    case cutBefore(limit: Int, ending: String)
    /// A text without visible characters counts as no result.
    case blankIsNothing
    /// A text that stands in for no result.
    case fallback(ChannelFallback)

    /// Where the engine does it, in grafana/oncall v1.16.8.
    package var source: String {
        switch self {
        case .noneIsNothing: "alert_templater.py"
        case .slackMarkup: "slack_formatter.py"
        case .markdown: "common/utils.py convert_md_to_html"
        case .plainMarkup: "common/utils.py clean_markup"
        case .escapedHTML: "common/utils.py escape_html"
        case .escapedForVoice: "common/utils.py escape_for_twilio_phone_call"
        case .oneLine: "slack_templater.py, email/alert_rendering.py"
        case .validAddress: "common/utils.py validate_url"
        case .cut: "slack_renderer.py"
        case .cutBefore: "mobile_app/alert_rendering.py"
        case .blankIsNothing, .fallback: "common/utils.py str_or_backup"
        }
    }

    /// Whether people get something else than what the template says, and not only another form of it.
    package var replaces: Bool {
        switch self {
        case .fallback, .cut, .cutBefore, .validAddress: true
        case .noneIsNothing, .slackMarkup, .markdown, .plainMarkup, .escapedHTML, .escapedForVoice, .oneLine,
            .blankIsNothing:
            false
        }
    }

    /// What the step does, in one line for people.
    package var sentence: String {
        switch self {
        case .noneIsNothing: "None counts as no result"
        case .slackMarkup: "Slack's mentions and links and emoji names are replaced"
        case .markdown: "Markdown becomes HTML"
        case .plainMarkup: "Markdown and HTML are taken out"
        case .escapedHTML: "special characters are escaped as HTML"
        case .escapedForVoice: "<, > and & are escaped for the voice service"
        case .oneLine: "line breaks are removed"
        case .validAddress: "an address that is not valid is dropped"
        case .cut(let limit, let ending): "cut at \(limit) characters, ending in “\(ending)”"
        case .cutBefore(let limit, let ending): "cut at \(limit) characters, and “\(ending)” added"
        case .blankIsNothing: "blanks alone count as no result"
        case .fallback(.text(let text)): "no result becomes “\(text)”"
        case .fallback(.emailSubject): "no result becomes “#NUMBER Incident via INTEGRATION”"
        }
    }

    /// What the step makes of a text; nil for no result.
    /// - Parameter integration: the name of the integration, for the fallback of an e-mail's subject.
    func apply(to text: String?, integration: String) -> String? {
        switch self {
        case .noneIsNothing: text == "None" ? nil : text
        case .slackMarkup(let style): text.map(style.markup.format)
        case .markdown: text.map(RichMarkup.html)
        case .plainMarkup: text.map(PlainMarkup.cleaned)
        case .escapedHTML: text.map(HTMLText.escaped)
        case .escapedForVoice: text.map(HTMLText.escapedForVoice)
        case .oneLine:
            text.map { String(String.UnicodeScalarView($0.unicodeScalars.filter { $0 != "\n" && $0 != "\r" })) }
        case .validAddress: text.flatMap { $0.isEmpty || ImageAddress.isValid($0) ? $0 : nil }
        case .cut(let limit, let ending): text.map { ShortenedText.within(limit, of: $0, ending: ending) }
        case .cutBefore(let limit, let ending): text.map { ShortenedText.before(limit, of: $0, ending: ending) }
        case .blankIsNothing: text.flatMap { StringMethods.trimmed($0).isEmpty ? nil : $0 }
        case .fallback(let fallback): text ?? fallback.text(integration: integration)
        }
    }
}

/// The styles of Slack markup in other channels.
package enum SlackMarkupStyle: Hashable, Sendable {
    case web, email, telegram, plain

    var markup: SlackMarkup {
        switch self {
        case .web: .web
        case .email: .email
        case .telegram: .telegram
        case .plain: .plain
        }
    }
}

/// The texts that stand in for no result.
package enum ChannelFallback: Hashable, Sendable {
    case text(String)
    /// `#0 Incident via Payments API`
    case emailSubject

    func text(integration: String) -> String {
        switch self {
        case .text(let text): text
        case .emailSubject: "#\(RenderContext.groupNumber) Incident via \(integration)"
        }
    }
}
