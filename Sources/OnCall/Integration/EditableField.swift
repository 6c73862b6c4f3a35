package import JSON

/// A part of an integration that can be changed separately; also the key of a draft.
package enum EditableField: Hashable, Sendable {
    case name
    case descriptionShort
    case team
    case template(TemplateSlot)
    case labels
    case dynamicLabels
    case route(RouteField)

    /// The dotted path of the member: `slack.title`, `dynamic_labels`. Drafts are stored under it.
    package var path: String {
        switch self {
        case .name: "name"
        case .descriptionShort: "description_short"
        case .team: "team_id"
        case .template(let slot): "templates." + slot.path
        case .labels: "labels"
        case .dynamicLabels: "dynamic_labels"
        case .route(let part): "default_route." + part.path.joined(separator: ".")
        }
    }

    /// The field with this `path`; nil if there is none.
    package init?(path: String) {
        switch path {
        case "name": self = .name
        case "description_short": self = .descriptionShort
        case "team_id": self = .team
        case "labels": self = .labels
        case "dynamic_labels": self = .dynamicLabels
        default:
            if path.hasPrefix("default_route.") {
                let parts = path.split(separator: ".", omittingEmptySubsequences: false).dropFirst().map(String.init)
                guard let part = RouteField(path: parts) else { return nil }
                self = .route(part)
                return
            }
            guard path.hasPrefix("templates.") else { return nil }
            self = .template(TemplateSlot(path: String(path.dropFirst("templates.".count))))
        }
    }

    /// Whether its value is chosen from a list, and not typed.
    package var isChosen: Bool {
        switch self {
        case .team, .route: true
        case .name, .descriptionShort, .template, .labels, .dynamicLabels: false
        }
    }

    /// The member of an integration that holds it.
    var member: String {
        switch self {
        case .template: "templates"
        case .route: "default_route"
        case .name, .descriptionShort, .team, .labels, .dynamicLabels: path
        }
    }

    /// The display name.
    package var title: String {
        switch self {
        case .name: "Name"
        case .descriptionShort: "Description"
        case .team: "Team"
        case .template(let slot): slot.title
        case .labels: "Labels"
        case .dynamicLabels: "Dynamic labels"
        case .route(let part): part.title
        }
    }
}

extension Integration {
    /// The server's last known value of `field`. A value that can't be read is returned as the server sent it, so that it differs from
    /// whatever was known or written.
    package func value(of field: EditableField) -> Field<JSONValue> {
        if let member = unreadable(field) { return .value(member.value) }
        return switch field {
        case .name: name.map { .string($0) }
        case .descriptionShort: descriptionShort.map { .string($0) }
        case .team: teamID.map { .string($0.rawValue) }
        case .template(let slot): templates[slot].map { .string($0) }
        case .labels: labels.map { .array($0.map(\.json)) }
        case .dynamicLabels: dynamicLabels.map { .array($0.map(\.json)) }
        case .route(let part):
            if case .value(let route) = defaultRoute { part.value(in: route) } else { defaultRoute.map { .object($0) } }
        }
    }
}
