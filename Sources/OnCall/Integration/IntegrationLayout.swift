import JSON

/// Where the members of an integration are. The integrations of a list have the same keys, in one place in memory, so that they need not be
/// searched in each of them; most have the same templates too.
package struct IntegrationLayout: Sendable {
    /// So many different sets of templates are looked at.
    private static let maxTemplates = 4

    private var keys: [String] = []
    /// The place of each known member; -1 if it is missing.
    private var places = [Int](repeating: -1, count: Integration.Known.allCases.count)
    private var otherPlaces: [Int] = []
    private var otherKeys: [String] = []
    /// The sets of templates that were read last.
    private var templates: [(json: JSONObject, set: TemplateSet)] = []

    package init() {}

    /// Finds the members of an integration, unless its keys are those of the one before.
    mutating func adopt(_ object: JSONObject) {
        guard !object.hasKeys(inMemoryOf: keys) else { return }
        keys = object.keys
        places = places.map { _ in -1 }
        otherPlaces = []
        otherKeys = []
        let known = Integration.Known.allCases
        for (place, key) in keys.enumerated() {
            if let member = known.firstIndex(where: { $0.rawValue.isExactly(key) }) {
                places[member] = place
            } else {
                otherPlaces.append(place)
                otherKeys.append(key)
            }
        }
    }

    /// A member of the integration that was adopted last.
    subscript(_ known: Integration.Known, _ object: JSONObject) -> JSONValue? {
        let place = places[known.place]
        return place < 0 ? nil : object.values[place]
    }

    /// The members of the integration that was adopted last that this program does not use.
    func others(of object: JSONObject) -> JSONObject {
        otherPlaces.isEmpty
            ? JSONObject() : JSONObject(keys: otherKeys, values: otherPlaces.map { object.values[$0] })
    }

    /// The templates in an object.
    mutating func templates(_ json: JSONObject) -> TemplateSet {
        if let known = templates.first(where: { $0.json.isSameMemory(as: json) }) { return known.set }
        let set = TemplateSet(json)
        if templates.count == IntegrationLayout.maxTemplates { templates.removeFirst() }
        templates.append((json, set))
        return set
    }
}

extension Integration.Known {
    /// Counts the members.
    fileprivate var place: Int {
        switch self {
        case .id: 0
        case .name: 1
        case .descriptionShort: 2
        case .teamID: 3
        case .type: 4
        case .link: 5
        case .inboundEmail: 6
        case .maintenanceMode: 7
        case .maintenanceStartedAt: 8
        case .maintenanceEndAt: 9
        case .defaultRoute: 10
        case .templates: 11
        case .labels: 12
        case .dynamicLabels: 13
        }
    }
}
