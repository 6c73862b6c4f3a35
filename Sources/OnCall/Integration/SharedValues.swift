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

    /// The last sets of templates, in the memory in which they came, and in the shared one.
    private var lastTemplates: [(set: TemplateSet, shared: TemplateSet)] = []
    /// So many of them are kept.
    private static let maxLast = 4

    /// So many different orders of slots are looked at.
    private static let maxSlots = 16

    package init() {}

    /// The integration, with the memory of values that were shared before.
    package mutating func share(_ integration: Integration) -> Integration {
        var members = integration.members
        members.type = members.type.map { text($0) }
        members.teamID = members.teamID.map { TeamID(text($0.rawValue)) }
        members.templates = share(members.templates)
        members.labels = members.labels.map { share($0) }
        members.dynamicLabels = members.dynamicLabels.map { share($0) }
        members.defaultRoute = members.defaultRoute.map { share($0, as: \.route) }
        members.others = share(members.others, as: \.others)
        return Integration(id: integration.id, members)
    }

    private mutating func share(_ set: TemplateSet) -> TemplateSet {
        if let last = lastTemplates.first(where: { $0.set.isSameMemory(as: set) }) { return last.shared }
        var shared = set
        if let known = templates.firstIndex(of: set) {
            shared = templates[known]
        } else {
            shared.share(with: &self)
            templates.insert(shared)
        }
        if lastTemplates.count == SharedValues.maxLast { lastTemplates.removeFirst() }
        lastTemplates.append((set, shared))
        return shared
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
