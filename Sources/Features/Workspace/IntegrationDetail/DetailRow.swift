import JSON
package import OnCall

/// A row of the detail pane: a heading, a fact, or a field that can be edited.
package enum DetailRow: Hashable, Sendable {
    case heading(String)
    case field(EditableField)
    case id
    case type
    case link
    case inboundEmail
    case maintenance
    /// A template that is neither text nor null.
    case foreign(String)
    /// A member that does not match the API reference, with what is wrong.
    case unreadable(String)
    /// The chat services that the default route does not post to, in one row.
    case servicesOff([String])
    /// The channels whose templates are all the server's default, in one row.
    case channelsAtDefault([String])

    /// Whether the cursor can be on it.
    package var isSelectable: Bool {
        if case .heading = self { false } else { true }
    }

    /// The field that the row shows; nil for headings and facts.
    package var field: EditableField? {
        if case .field(let field) = self { field } else { nil }
    }

    /// Its label.
    package var title: String {
        switch self {
        case .heading(let text): text
        case .field(.template(let slot)): slot.shortTitle
        case .field(let field): field.title
        case .id: "ID"
        case .type: "Type"
        case .link: "Link"
        case .inboundEmail: "Inbound email"
        case .maintenance: "Window"
        case .foreign(let path): path
        case .unreadable(let member): member
        case .servicesOff: "Other services"
        case .channelsAtDefault: "At default"
        }
    }

    /// The rows of an integration, group by group.
    /// - Parameters:
    ///   - listsServices: whether each chat service that is off has a row.
    ///   - listsChannels: whether channels have rows whose templates are all the server's default.
    ///   - kept: a row that is listed in any case, with its group.
    ///   - hasDraft: whether a field has a draft, and needs a row.
    package static func rows(
        of integration: Integration, listsServices: Bool = true, listsChannels: Bool = true,
        keeping kept: DetailRow? = nil, hasDraft: (EditableField) -> Bool = { _ in false }
    ) -> [DetailRow] {
        var rows: [DetailRow] = []
        let unreadable = integration.unreadableMembers
        if !unreadable.isEmpty {
            rows.append(.heading("Unreadable"))
            rows += unreadable.keys.sorted().map { .unreadable($0) }
        }
        rows += [.heading("Identity"), .field(.name)]
        if !integration.descriptionShort.isAbsent { rows.append(.field(.descriptionShort)) }
        rows += [.type, .field(.team), .id, .link]
        if integration.inboundEmail.value != nil { rows.append(.inboundEmail) }
        rows += [.heading("Maintenance"), .maintenance]
        if let route = integration.defaultRoute.value {
            rows.append(.heading("Default route"))
            rows += self.rows(of: route, listsServices: listsServices, hasDraft)
        }
        rows += [.heading("Labels"), .field(.labels), .field(.dynamicLabels)]
        let folded = listsChannels ? [] : channelsAtDefault(integration.templates, keeping: kept, hasDraft)
        rows += templates(integration.templates.slots.filter { !folded.contains($0.channel) })
        for path in integration.templates.foreign.keys where unreadable["templates." + path] == nil {
            rows.append(.foreign(path))
        }
        if !folded.isEmpty {
            let titles = folded.compactMap(\.self).map(TemplateSlot.channelTitle)
            rows += [.heading("Other channels"), .channelsAtDefault(titles)]
        }
        return rows
    }

    /// The channels in which nothing differs from the server's default, so that they need no rows.
    private static func channelsAtDefault(
        _ templates: TemplateSet, keeping kept: DetailRow?, _ hasDraft: (EditableField) -> Bool
    ) -> [String?] {
        var channels: [String?] = []
        var custom: Set<String?> = [nil]
        for slot in templates.slots {
            if !channels.contains(slot.channel) { channels.append(slot.channel) }
            if !templates[slot].isNull || hasDraft(.template(slot)) { custom.insert(slot.channel) }
        }
        if case .field(.template(let slot))? = kept { custom.insert(slot.channel) }
        return channels.filter { !custom.contains($0) }
    }

    /// The chain and the services; if several services are off, one row for them.
    private static func rows(
        of route: JSONObject, listsServices: Bool, _ hasDraft: (EditableField) -> Bool
    ) -> [DetailRow] {
        let fields = RouteField.fields(of: route)
        let off = fields.filter { field in
            guard case .isPosting(let service) = field, service != "slack" else { return false }
            return field.value(in: route).value == false && RouteField.channel(of: service, in: route) == nil
                && !hasDraft(.route(field))
        }
        guard !listsServices, off.count > 1 else { return fields.map { .field(.route($0)) } }
        let rows = fields.filter { !off.contains($0) }.map { DetailRow.field(.route($0)) }
        return rows + [.servicesOff(off.map(\.title))]
    }

    /// Behaviour first, then channel by channel in the server's order.
    private static func templates(_ slots: [TemplateSlot]) -> [DetailRow] {
        var channels: [String?] = [nil]
        for slot in slots where !channels.contains(slot.channel) { channels.append(slot.channel) }
        return channels.flatMap { channel -> [DetailRow] in
            let group = slots.filter { $0.channel == channel }
            guard let first = group.first else { return [] }
            return [.heading(first.groupTitle)] + group.map { .field(.template($0)) }
        }
    }

    /// Lines of a text that the detail shows.
    static let previewLines = 3

    /// The height of the row in lines.
    func height(in integration: Integration, draft: Draft?, _ columns: DetailColumns) -> Int {
        switch self {
        case .field(.template(let slot)):
            let text = draft?.value.string ?? integration.templates[slot].value ?? ""
            return DetailRow.preview(text).count
        case .field(let field) where field == .labels || field == .dynamicLabels:
            let stored = field == .labels ? integration.labels.value : integration.dynamicLabels.value
            let labels = draft?.value.array?.compactMap(Label.init) ?? stored ?? []
            return max(1, labels.count)
        case .maintenance:
            return integration.maintenance == nil ? 1 : 2
        case .unreadable(let member):
            return columns.lines(integration.unreadableMembers[member]?.reason ?? "").count
        default:
            return 1
        }
    }

    /// The first lines of a text; the last says how many more there are. Never empty.
    package static func preview(_ text: String) -> [String] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        guard lines.count > previewLines else { return lines }
        return Array(lines.prefix(previewLines - 1)) + ["… \(lines.count - previewLines + 1) more lines"]
    }
}
