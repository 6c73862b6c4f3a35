import JSON

/// Values that occur in many integrations of a list, so that each is in memory once.
package struct SharedValues: Sendable {
    private var texts: Set<ExactText> = []
    private var slots: [[TemplateSlot]] = []
    private var templates: Set<TemplateSet> = []
    private var labels: Set<[Label]> = []
    private var objects: Set<JSONObject> = []
    /// The last ones, as examples of their keys.
    private var route = JSONObject()
    private var others = JSONObject()

    /// So many different orders of slots are looked at.
    private static let maxSlots = 16

    package init() {}

    /// The integration, with the memory of values that were shared before.
    package mutating func share(_ integration: Integration) -> Integration {
        var integration = integration
        integration.type = integration.type.map { text($0) }
        integration.teamID = integration.teamID.map { TeamID(text($0.rawValue)) }
        if let known = templates.firstIndex(of: integration.templates) {
            integration.templates = templates[known]
        } else {
            integration.templates.share(with: &self)
            templates.insert(integration.templates)
        }
        integration.labels = integration.labels.map { share($0) }
        integration.dynamicLabels = integration.dynamicLabels.map { share($0) }
        integration.defaultRoute = integration.defaultRoute.map { share($0, as: \.route) }
        integration.others = share(integration.others, as: \.others)
        return integration
    }

    /// The same text; short ones need no memory of their own.
    mutating func text(_ text: String) -> String {
        text.utf8.count > 15 ? texts.insert(ExactText(text)).memberAfterInsert.text : text
    }

    /// The same slots.
    mutating func slots(_ slots: [TemplateSlot]) -> [TemplateSlot] {
        if let known = self.slots.first(where: { $0 == slots }) { return known }
        if self.slots.count < SharedValues.maxSlots { self.slots.append(slots) }
        return slots
    }

    private mutating func share(_ labels: [Label]) -> [Label] {
        labels.isEmpty ? labels : self.labels.insert(labels).memberAfterInsert
    }

    /// An object that differs between integrations, with keys and objects in it that do not.
    private mutating func share(
        _ object: JSONObject, as example: WritableKeyPath<SharedValues, JSONObject>
    ) -> JSONObject {
        guard !object.isEmpty else { return object }
        var object = object
        object.shareKeys(with: self[keyPath: example])
        object.mapValues { value in
            switch value {
            case .object(let inner): .object(objects.insert(inner).memberAfterInsert)
            case .string(let text): .string(self.text(text))
            default: value
            }
        }
        self[keyPath: example] = object
        return object
    }
}
