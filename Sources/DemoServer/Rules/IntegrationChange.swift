import JSON

/// The changes requested by a POST or PUT, validated; nil for fields that were not sent.
struct IntegrationChange {
    var type: String?
    var name: String?
    var description: String??
    var team: String??
    var templates: [(slot: TemplateSlot, text: String?)] = []
    var route = RouteChange()
    var labels: [LabelRecord]?
    var dynamicLabels: [LabelRecord]?

    func apply(to record: inout IntegrationRecord) {
        if let name { record.name = name }
        if let description { record.description = description }
        if let team { record.team = team }
        for (slot, text) in templates { record.templates[slot] = text }
        route.apply(to: &record.route)
        if let labels { record.labels = labels }
        if let dynamicLabels { record.dynamicLabels = dynamicLabels }
    }
}
