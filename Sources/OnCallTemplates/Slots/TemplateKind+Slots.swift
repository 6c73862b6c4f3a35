package import OnCall

extension TemplateKind {
    /// The kind of a slot of an integration; nil for unknown slots.
    package init?(_ slot: TemplateSlot) {
        guard let kind = Self.bySlot[slot] else { return nil }
        self = kind
    }

    /// The kind of the server's slot `name`: `slack_title`, `grouping_id`, `webhook_data`. A dot between channel and field, the
    /// public API's names for behaviour (`grouping_key`, `resolve_signal`) and a `_template` suffix are accepted too.
    package init?(slot name: String) {
        var name = String(name.lowercased().map { $0 == "." || $0 == "-" ? "_" : $0 })
        if name.hasSuffix("_template") { name.removeLast("_template".count) }
        guard let kind = Self.byName[name] else { return nil }
        self = kind
    }

    /// The names that `init(slot:)` accepts, for people; `CHANNEL` stands for a channel other than the web.
    package static let slotNames = table.map(\.name)

    /// The slots that integrations can have, by the names of the public API, in display order.
    package static let integrationSlots = table.flatMap(\.slots).filter { $0.purpose != nil }

    private struct Row {
        let kind: TemplateKind
        /// The server's own name, for people.
        let name: String
        /// The slots of this kind.
        let slots: [TemplateSlot]

        /// - Parameter names: the server's own, and those of the public API.
        init(_ kind: TemplateKind, _ names: String...) {
            self.kind = kind
            name = names[0]
            slots = names.map { TemplateSlot(channel: nil, name: $0) }
        }

        init(_ kind: TemplateKind, channel: String, _ field: String) {
            self.kind = kind
            name = "\(channel)_\(field)"
            slots = [TemplateSlot(channel: channel, name: field)]
        }

        /// A field that every channel but the web has.
        init(_ kind: TemplateKind, each field: String) {
            self.kind = kind
            name = "CHANNEL_\(field)"
            slots = TemplateChannel.allCases.filter { $0 != .web }
                .map { TemplateSlot(channel: $0.rawValue, name: field) }
        }
    }

    /// All slots, in display order.
    private static let table = [
        Row(.groupingID, "grouping_id", "grouping_key"), Row(.resolveCondition, "resolve_condition", "resolve_signal"),
        Row(.acknowledgeCondition, "acknowledge_condition", "acknowledge_signal"), Row(.route, "route"),
        Row(.sourceLink, "source_link"), Row(.webTitle, channel: "web", "title"),
        Row(.webMessage, channel: "web", "message"), Row(.webImageURL, channel: "web", "image_url"),
        Row(.channelTitle, each: "title"), Row(.channelMessage, each: "message"),
        Row(.channelImageURL, each: "image_url"), Row(.labelValue, "label_value"), Row(.labels, "labels"),
        Row(.webhookURL, channel: "webhook", "url"), Row(.webhookTrigger, channel: "webhook", "trigger"),
        Row(.webhookData, channel: "webhook", "data"), Row(.webhookHeaders, channel: "webhook", "headers"),
    ]

    private static let bySlot = Dictionary(table.flatMap { row in row.slots.map { ($0, row.kind) } }) { first, _ in
        first
    }

    private static let byName = Dictionary(bySlot.map { slot, kind in (flat(slot), kind) }) { first, _ in first }

    /// The server's own name of a slot.
    private static func flat(_ slot: TemplateSlot) -> String { slot.channel.map { "\($0)_\(slot.name)" } ?? slot.name }
}
