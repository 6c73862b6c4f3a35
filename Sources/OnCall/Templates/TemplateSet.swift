package import JSON

/// The templates of an integration: an open map, because the channels differ between servers and new ones are added.
package struct TemplateSet: Hashable, Sendable {
    /// The known slots: behaviour first, then channel by channel, in the server's order.
    package private(set) var slots: [TemplateSlot] = []
    private var texts: [TemplateSlot: Field<String>] = [:]
    /// Members that are neither text nor null, by path; preserved and shown, but not editable.
    package private(set) var foreign: JSONObject = [:]

    package init() {}

    /// Reads `templates` of a response.
    package init(_ object: JSONObject) {
        for (key, value) in object {
            // Text in the place of a channel is no template, and an object in the place of a template no channel.
            let isChannel = TemplateChannel(rawValue: key) != nil
            let isTemplate = TemplateSlot(channel: nil, name: key).purpose != nil
            if isChannel && !value.isNull && value.object == nil || isTemplate && value.object != nil {
                foreign[key] = value
                continue
            }
            guard let fields = value.object else {
                read(TemplateSlot(channel: nil, name: key), value)
                continue
            }
            for (name, value) in fields { read(TemplateSlot(channel: key, name: name), value) }
        }
        slots = slots.filter { $0.channel == nil } + slots.filter { $0.channel != nil }
    }

    private mutating func read(_ slot: TemplateSlot, _ value: JSONValue) {
        switch value {
        case .null: self[slot] = .null
        case .string(let text): self[slot] = .value(text)
        default: foreign[slot.path] = value
        }
    }

    /// The template in `slot`: null is the server's default, `""` an empty text, which acts as the default, absent a slot that this server doesn't have.
    package subscript(slot: TemplateSlot) -> Field<String> {
        get { texts[slot] ?? .absent }
        set {
            if texts[slot] == nil { slots.append(slot) }
            texts[slot] = newValue
        }
    }

    /// Merges a response; slots missing from it stay unchanged.
    package func updated(with response: TemplateSet) -> TemplateSet {
        var known = self
        for slot in response.slots {
            known[slot] = response[slot]
            known.foreign[slot.path] = nil
            if let channel = slot.channel { known.foreign[channel] = nil }
        }
        for (path, value) in response.foreign {
            known.foreign[path] = value
            // The text known before is no longer there: neither that of a template nor those of a channel.
            known.removeSlots { $0.path == path || $0.channel == path }
        }
        return known
    }

    private mutating func removeSlots(where isGone: (TemplateSlot) -> Bool) {
        for slot in slots where isGone(slot) { texts[slot] = nil }
        slots.removeAll(where: isGone)
    }

    /// Whether it has neither templates nor anything in their place.
    var isEmpty: Bool { slots.isEmpty && foreign.isEmpty }

    /// How many slots have a template of their own. An empty one acts as the default.
    package var customCount: Int { texts.values.count { !($0.value ?? "").isEmpty } }

    /// As in the server's JSON.
    package var json: JSONObject {
        var object = JSONObject()
        func put(_ slot: TemplateSlot, _ value: JSONValue) {
            guard let channel = slot.channel else {
                object[slot.name] = value
                return
            }
            var fields = object[channel]?.object ?? JSONObject()
            fields[slot.name] = value
            object[channel] = .object(fields)
        }
        for slot in slots {
            switch self[slot] {
            case .absent: break
            case .null: put(slot, .null)
            case .value(let text): put(slot, .string(text))
            }
        }
        for (path, value) in foreign { put(TemplateSlot(path: path), value) }
        return object
    }
}
