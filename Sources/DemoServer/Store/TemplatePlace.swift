/// Where a template belongs: to the integration itself (`grouping_key`), or to a field of a channel (`slack`, `title`).
struct TemplatePlace: Hashable, Sendable {
    var channel: String?
    var field: String

    /// A template of the integration itself.
    init(_ field: String) { self.field = field }

    init(_ channel: String, _ field: String) {
        self.channel = channel
        self.field = field
    }
}

extension TemplatePlace {
    static let plainFields = ["grouping_key", "resolve_signal", "acknowledge_signal", "source_link"]

    /// A channel of notifications and the templates it has.
    struct Channel {
        let name: String
        let fields: [String]
        /// Whether an unknown field inside is an error; the channels that came later let it pass.
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

    /// The channels that a server of this kind offers, in the order of its answers.
    static func channels(of dialect: DemoDialect) -> [Channel] {
        switch dialect {
        case .cloud: cloudChannels
        case .oss: ossChannels
        }
    }
}
