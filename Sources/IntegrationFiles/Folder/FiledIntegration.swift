// Module IntegrationFiles
//
// Integrations as a folder of text files: one folder for each, `integration.toml` and a `.j2` file for each template.
//
// Used by Commands.
// Must not know the network or the disk: it turns values into texts and texts into values.

package import JSON
package import OnCall

/// An integration as its folder describes it. What the folder does not mention is not managed: it stays as the server has it.
package struct FiledIntegration: Hashable, Sendable {
    /// A team or an escalation chain in a file.
    package enum Reference: Hashable, Sendable {
        /// None.
        case none
        case name(String)
        /// Written as `id:T…`, where the name is unknown or not unique.
        case id(String)
    }

    /// A part of the default route.
    package enum RouteValue: Hashable, Sendable {
        case chain(Reference)
        /// The id that Slack gave it; nil for the workspace's default channel.
        case slackChannel(String?)
        case isPosting(service: String, Bool)
    }

    /// Which slots without a file get the server's default.
    package enum Defaults: Hashable, Sendable {
        /// All.
        case all
        /// These; the others are not managed.
        case only([TemplateSlot])
    }

    /// The name of its folder.
    package var folder: String
    /// nil for one that is not on the server yet.
    package var id: IntegrationID?
    package var name: String
    package var type: String
    /// nil if it is not managed.
    package var descriptionShort: String?
    /// nil if it is not managed.
    package var team: Reference?
    /// The parts that are managed.
    package var route: [RouteValue] = []
    /// nil if they are not managed; sorted by key.
    package var labels: [Label]?
    /// nil if they are not managed; sorted by key.
    package var dynamicLabels: [Label]?
    /// The templates that have a file; sorted by path.
    package var templates: [SlotText] = []
    package var defaults: Defaults = .only([])

    /// A template.
    package struct SlotText: Hashable, Sendable {
        package let slot: TemplateSlot
        /// Exact to the byte.
        package let text: String

        package init(_ slot: TemplateSlot, _ text: String) {
            self.slot = slot
            self.text = text
        }

        package static func == (a: SlotText, b: SlotText) -> Bool { a.slot == b.slot && a.text.isExactly(b.text) }
    }

    package init(folder: String, id: IntegrationID?, name: String, type: String) {
        self.folder = folder
        self.id = id
        self.name = name
        self.type = type
    }

    /// What the server holds, as an export writes it.
    /// - Parameter names: how its team and its escalation chain are called.
    package init(_ integration: Integration, folder: String, _ names: FileNames) {
        self.init(
            folder: folder, id: integration.id, name: integration.name.value ?? "",
            type: integration.type.value ?? "")
        if !integration.descriptionShort.isAbsent { descriptionShort = integration.descriptionShort.value ?? "" }
        if !integration.teamID.isAbsent { team = names.team(integration.teamID.value?.rawValue) }
        if let object = integration.defaultRoute.value {
            for field in RouteField.fields(of: object) {
                switch (field, field.value(in: object)) {
                case (_, .absent): break
                case (.escalationChain, let value): route.append(.chain(names.chain(value.value?.string)))
                case (.slackChannel, let value): route.append(.slackChannel(value.value?.string))
                case (.isPosting(let service), .value(.bool(let isOn))):
                    route.append(.isPosting(service: service, isOn))
                case (.isPosting, _): break
                }
            }
        }
        labels = integration.labels.value.map(FiledIntegration.sorted)
        dynamicLabels = integration.dynamicLabels.value.map(FiledIntegration.sorted)
        // Slots of unknown meaning are left to the server.
        let slots = integration.templates.slots.filter { $0.purpose != nil }.sorted { $0.path < $1.path }
        templates = slots.compactMap { slot in integration.templates[slot].value.map { SlotText(slot, $0) } }
        defaults = .all
    }

    /// Keys and values only, by key: their order has no meaning.
    private static func sorted(_ labels: [Label]) -> [Label] {
        labels.map { Label(key: $0.key, value: $0.value) }.sorted { $0.key < $1.key }
    }

    /// The fields that the folder manages, with their values for the API.
    /// - Parameters:
    ///   - integration: what the server holds: it decides which slots there are. nil for one that does not exist yet.
    ///   - names: finds teams and chains.
    /// - Throws: `FileProblem` if a team or a chain is unknown, or called like another.
    package func fields(
        besides integration: Integration?, _ names: FileNames
    ) throws(FileProblem) -> [(field: EditableField, value: JSONValue)] {
        var fields: [(EditableField, JSONValue)] = [(.name, .string(name))]
        if let descriptionShort {
            // None is null on some servers, and an empty text on others.
            let isNull = descriptionShort.isEmpty && integration?.descriptionShort.isNull ?? true
            fields.append((.descriptionShort, isNull ? .null : .string(descriptionShort)))
        }
        if let team { fields.append((.team, try names.id(ofTeam: team, in: folder))) }
        for part in route {
            switch part {
            case .chain(let chain): fields.append((.route(.escalationChain), try names.id(ofChain: chain, in: folder)))
            case .slackChannel(let id): fields.append((.route(.slackChannel), id.map { .string($0) } ?? .null))
            case .isPosting(let service, let isOn): fields.append((.route(.isPosting(service)), .bool(isOn)))
            }
        }
        if let labels { fields.append((.labels, FiledIntegration.rows(labels, integration?.labels.value))) }
        if let dynamicLabels {
            fields.append((.dynamicLabels, FiledIntegration.rows(dynamicLabels, integration?.dynamicLabels.value)))
        }
        fields += templates.map { (.template($0.slot), .string($0.text)) }
        let written = Set(templates.map(\.slot))
        switch defaults {
        case .all:
            for slot in integration?.templates.slots ?? [] where slot.purpose != nil && !written.contains(slot) {
                fields.append((.template(slot), .null))
            }
        case .only(let slots):
            for slot in slots where !written.contains(slot) { fields.append((.template(slot), .null)) }
        }
        return fields
    }

    /// The rows of labels as the server has them, so that their other members are sent back.
    private static func rows(_ labels: [Label], _ known: [Label]?) -> JSONValue {
        .array(
            labels.map { label in
                var row = known?.first { $0.key.isExactly(label.key) } ?? label
                row.value = label.value
                return row.json
            })
    }
}
