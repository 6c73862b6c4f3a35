import OnCall

extension Console {
    /// Opens the sheet of actions for the marked integrations, or the selected one.
    mutating func openBulkSheet() {
        let targets = targets
        guard !targets.isEmpty else { return }
        let slot: TemplateSlot? = if case .template(let slot) = detail.field { slot } else { nil }
        overlays.push(
            .bulkSheet(
                BulkSheet(targets, slots: slots(of: targets), origin: selectedID, preferredSlot: slot)))
    }

    /// The template slots that any of the integrations has, in the server's order.
    func slots(of ids: some Sequence<IntegrationID>) -> [TemplateSlot] {
        var all: [TemplateSlot] = []
        var seen: Set<TemplateSlot> = []
        var last: [TemplateSlot] = []
        for id in ids {
            // Most integrations have the same slots, often in the same memory.
            guard let slots = directory.integration(id)?.templates.slots, slots != last else { continue }
            last = slots
            all += slots.filter { seen.insert($0).inserted }
        }
        return all.byChannel
    }
}

extension [TemplateSlot] {
    /// Behaviour first, then channel by channel, each where its first slot is.
    var byChannel: [TemplateSlot] {
        var channels: [String?] = [nil]
        for slot in self where !channels.contains(slot.channel) { channels.append(slot.channel) }
        return channels.flatMap { channel in filter { $0.channel == channel } }
    }
}
