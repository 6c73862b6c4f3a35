package import JSON

/// A member of an integration whose value does not match the API reference. The value is preserved, and never sent.
package struct UnreadableMember: Hashable, Sendable {
    /// As the server sent it.
    package let value: JSONValue
    /// What is wrong with it.
    package let problem: ShapeError

    package init(_ value: JSONValue, _ problem: ShapeError) {
        self.value = value
        self.problem = problem
    }

    /// What is wrong as a clause, without the name of the member: `is a number, not a string`.
    package var reason: String {
        guard let place = problem.path.firstIndex(of: "[") else {
            return "is \(problem.found), not \(problem.expected)"
        }
        return "has \(problem.found) at \(problem.path[place...]), not \(problem.expected)"
    }
}

extension Integration {
    /// Whether `unreadableMembers` has any.
    package var hasUnreadableMembers: Bool {
        guard unreadable.isEmpty, templates.foreign.isEmpty else { return !unreadableMembers.isEmpty }
        return defaultRoute.value.map { !Integration.isReadable($0) } ?? false
    }

    /// Whether all parts of a route that can be changed have values that can be read.
    private static func isReadable(_ route: JSONObject) -> Bool {
        func isNull(_ value: JSONValue) -> Bool { if case .null = value { true } else { false } }
        for (index, key) in route.keys.enumerated() {
            let value = route.values[index]
            if key == "escalation_chain_id", !isNull(value), value.string == nil { return false }
            guard let channel = value.object else { continue }
            if let flag = channel["enabled"], !isNull(flag), flag.bool == nil { return false }
            if key == "slack", let id = channel["channel_id"], !isNull(id), id.string == nil { return false }
        }
        return true
    }

    /// All unreadable members by name; those of templates that this program knows by path: `templates.slack.title`.
    package var unreadableMembers: [String: UnreadableMember] {
        var members = unreadable
        for (path, value) in templates.foreign {
            let slot = TemplateSlot(path: path)
            let isChannel = slot.channel == nil && TemplateChannel(rawValue: path) != nil
            // What another server adds may be of any shape.
            guard isChannel || slot.purpose != nil else { continue }
            members["templates." + path] = UnreadableMember(
                value, ShapeError(path: "", expected: isChannel ? "an object" : "a template", found: value.kind))
        }
        for part in defaultRoute.value.map(RouteField.fields) ?? [] {
            if let member = unreadable(.route(part)) { members[EditableField.route(part).path] = member }
        }
        return members
    }

    /// What is wrong with the value of `field`; nil if it can be read. Such a field is not written: the write would replace what was not
    /// understood.
    package func problem(of field: EditableField) -> String? { unreadable(field)?.reason }

    /// The unreadable member that holds `field`, or the value in its place; nil if it can be read.
    func unreadable(_ field: EditableField) -> UnreadableMember? {
        if let member = unreadable[field.member] { return member }
        switch field {
        case .template(let slot):
            // A channel can be text where an object belongs, and a template an object.
            for (path, expected) in [(slot.path, "a template"), (slot.channel ?? "", "an object")] {
                guard let value = templates.foreign[path] else { continue }
                return UnreadableMember(value, ShapeError(path: "", expected: expected, found: value.kind))
            }
            return nil
        case .route(let part):
            guard let route = defaultRoute.value else { return nil }
            if part.path.count == 2, let value = route[part.path[0]], !value.isNull, value.object == nil {
                return UnreadableMember(value, ShapeError(path: "", expected: "an object", found: value.kind))
            }
            guard case .value(let value) = part.value(in: route) else { return nil }
            let isFlag = if case .isPosting = part { true } else { false }
            guard isFlag ? value.bool == nil : value.string == nil else { return nil }
            return UnreadableMember(
                value, ShapeError(path: "", expected: isFlag ? "true or false" : "a string", found: value.kind))
        case .name, .descriptionShort, .team, .labels, .dynamicLabels: return nil
        }
    }
}
