/// A template slot: of the integration itself (`grouping_key`), or a field of a channel (`slack`, `title`).
struct TemplateSlot: Hashable, Sendable {
    var channel: String?
    var field: String

    /// A template of the integration itself.
    init(_ field: String) { self.field = field }

    init(_ channel: String, _ field: String) {
        self.channel = channel
        self.field = field
    }
}

extension TemplateSlot {
    static let plainFields = ["grouping_key", "resolve_signal", "acknowledge_signal", "source_link"]

    /// A notification channel and its templates.
    struct Channel {
        let name: String
        let fields: [String]
        /// Whether an unknown field is an error; the newer channels ignore it.
        let isStrict: Bool

        init(_ name: String, _ fields: String..., isStrict: Bool = false) {
            self.name = name
            self.fields = fields
            self.isStrict = isStrict
        }
    }

    private static let commonChannels = [
        Channel("slack", "title", "message", "image_url", isStrict: true),
        Channel("web", "title", "message", "image_url", isStrict: true),
        Channel("sms", "title", isStrict: true),
        Channel("phone_call", "title", isStrict: true),
        Channel("telegram", "title", "message", "image_url", isStrict: true),
        Channel("mobile_app", "title", "message"),
        Channel("email", "title", "message"),
    ]
    private static let cloudChannels = commonChannels + [Channel("msteams", "title", "message", "image_url")]
    private static let ossChannels = commonChannels + [Channel("webhook", "title", "message", "image_url")]

    /// The channels of a dialect, in the order of its responses.
    static func channels(of dialect: DemoDialect) -> [Channel] {
        switch dialect {
        case .cloud: cloudChannels
        case .oss: ossChannels
        }
    }
}
