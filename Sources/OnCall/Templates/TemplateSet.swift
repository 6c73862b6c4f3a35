package import JSON

/// The templates of an integration: an open map, because the channels differ between servers and new ones are added.
package struct TemplateSet: Hashable, Sendable {
    /// The known slots: behaviour first, then channel by channel, in the server's order.
    package private(set) var slots: [TemplateSlot] = []
    /// The template of each slot, in the order of `slots`.
    package private(set) var texts: [Field<String>] = []
    /// Members that are neither text nor null, by path; preserved and shown, but not editable.
    package private(set) var foreign: JSONObject = [:]

    package init() {}

    /// Reads `templates` of a response.
    package init(_ object: JSONObject) {
        for (key, value) in zip(object.keys, object.values) where value.object == nil {
            if TemplateChannel(rawValue: key) != nil, !value.isNull {
                // Text in the place of a channel is no template.
                foreign[key] = value
            } else {
                read(TemplateSlot(channel: nil, name: key), value)
            }
        }
        for (key, value) in zip(object.keys, object.values) {
            guard let fields = value.object else { continue }
            guard TemplateSlot(channel: nil, name: key).purpose == nil else {
                // An object in the place of a template is no channel.
                foreign[key] = value
                continue
            }
            for (name, value) in zip(fields.keys, fields.values) { read(TemplateSlot(channel: key, name: name), value) }
        }
    }

    /// The slot is not known yet: the keys of an object differ.
    private mutating func read(_ slot: TemplateSlot, _ value: JSONValue) {
        let text: Field<String>
        switch value {
        case .null: text = .null
        case .string(let template): text = .value(template)
        default:
            foreign[slot.path] = value
            return
        }
        slots.append(slot)
        texts.append(text)
    }

    /// The template in `slot`: null is the server's default, `""` an empty text, which acts as the default, absent a slot that this server doesn't have.
    package subscript(slot: TemplateSlot) -> Field<String> {
        get { slots.firstIndex(of: slot).map { texts[$0] } ?? .absent }
        set {
            if let index = slots.firstIndex(of: slot) {
                texts[index] = newValue
            } else {
                slots.append(slot)
                texts.append(newValue)
            }
        }
    }

    /// Merges a response; slots missing from it stay unchanged.
    package func updated(with response: TemplateSet) -> TemplateSet {
        guard response != self else { return self }
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
        let left = zip(slots, texts).filter { !isGone($0.0) }
        slots = left.map(\.0)
        texts = left.map(\.1)
    }

    /// Whether it has neither templates nor anything in their place.
    var isEmpty: Bool { slots.isEmpty && foreign.isEmpty }

    /// How many slots have a template of their own. An empty one acts as the default.
    package var customCount: Int { texts.count { !($0.value ?? "").isEmpty } }

    /// The channels of slots with a template of their own, in the server's order; nil for behaviour.
    package var customChannels: [String?] {
        var channels: [String?] = []
        for (slot, text) in zip(slots, texts) where !(text.value ?? "").isEmpty && !channels.contains(slot.channel) {
            channels.append(slot.channel)
        }
        return channels
    }

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
        for (slot, text) in zip(slots, texts) { if let value = text.map(JSONValue.string).member { put(slot, value) } }
        for (path, value) in foreign { put(TemplateSlot(path: path), value) }
        return object
    }

    /// Appends `json`.
    /// - Parameter map: replaces the texts in it.
    func append(to writer: inout JSONWriter, map: (String) -> String) {
        // The slots of a channel that was added later can be apart.
        guard foreign.isEmpty, hasWholeChannels else { return writer.append(.object(json), map: map) }
        writer.append(raw: "{")
        var channel: String?
        for (index, slot) in slots.enumerated() {
            if channel != slot.channel {
                if channel != nil { writer.append(raw: "}") }
                if index > 0 { writer.append(raw: ",") }
                channel = slot.channel
                if let channel {
                    writer.append(key: channel)
                    writer.append(raw: "{")
                }
            } else if index > 0 {
                writer.append(raw: ",")
            }
            writer.append(key: slot.name)
            switch texts[index] {
            case .absent, .null: writer.append(raw: "null")
            case .value(let text): writer.append(quoting: map(text))
            }
        }
        if channel != nil { writer.append(raw: "}") }
        writer.append(raw: "}")
    }

    /// Whether something in it may be a link or an address.
    var mayHaveAddress: Bool { !foreign.isEmpty || texts.contains { $0.value?.mayHaveAddress ?? false } }

    /// Whether the slots of each channel follow one another, after those without a channel, and none is absent.
    private var hasWholeChannels: Bool {
        var ended: Set<String?> = []
        var last: String?
        for slot in slots where slot.channel != last {
            guard slot.channel != nil, ended.insert(slot.channel).inserted else { return false }
            last = slot.channel
        }
        return !texts.contains(where: \.isAbsent)
    }

    // MARK: Equality

    /// Equal by code unit, as the server compares.
    package static func == (a: TemplateSet, b: TemplateSet) -> Bool {
        a.isSameMemory(as: b)
            || a.slots == b.slots && a.texts.elementsEqual(b.texts) { $0.isExactly($1) } && a.foreign == b.foreign
    }

    package func hash(into hasher: inout Hasher) {
        for text in texts { hasher.combine(text.value.map { $0.utf8.count }) }
    }

    // MARK: Sharing

    /// Whether all of it is in the same memory as the other. An equal set can be elsewhere.
    func isSameMemory(as other: TemplateSet) -> Bool {
        slots.isSameMemory(as: other.slots) && texts.isSameMemory(as: other.texts)
            && foreign.isSameMemory(as: other.foreign)
    }

    /// Uses the memory of equal values that were seen before: most integrations have the same slots, and many the same templates.
    mutating func share(with shared: inout SharedValues) {
        slots = shared.slots(slots)
        for index in texts.indices { texts[index] = texts[index].map { shared.text($0) } }
    }
}
