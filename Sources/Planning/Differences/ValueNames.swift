package import OnCall

/// How the values of a field are called: what null means for it, and names for values that are ids.
package struct ValueNames: Hashable, Sendable {
    /// What null means.
    package let null: String
    private let byID: [String: String]
    /// Names that more than one id has.
    private let shared: Set<String>

    /// Those of a maintenance window.
    package static let window = ValueNames(null: "no window")
    /// Those of an integration that is deleted.
    package static let existence = ValueNames(null: "(deleted)")

    private init(null: String) {
        self.null = null
        byID = [:]
        shared = []
    }

    /// Those of a field with texts, which has no ids.
    package static let texts = ValueNames(of: .name)

    /// - Parameter byID: names by id. Equal names are told apart by their ids.
    package init(of field: EditableField, byID: [String: String] = [:]) {
        null =
            switch field {
            case .template, .labels, .dynamicLabels, .name: "(the server's default)"
            case .descriptionShort: "(none)"
            case .team: "no team"
            case .route(.escalationChain): "no escalation chain"
            case .route(.slackChannel): "the workspace's default channel"
            case .route(.isPosting): "not set"
            }
        self.byID = byID
        var seen: Set<String> = []
        shared = Set(byID.values.filter { !seen.insert($0).inserted })
    }

    /// The name of the value `id`; nil if the value is a text of its own, or its name is unknown.
    package subscript(id: String) -> String? {
        guard let name = byID[id] else { return nil }
        return shared.contains(name) ? "\(name) (\(id))" : name
    }

    /// All names with their ids, by name.
    package var sorted: [(id: String, name: String)] {
        let ordered = byID.sorted {
            let (one, other) = ($0.value.lowercased(), $1.value.lowercased())
            return one == other ? $0.key < $1.key : one < other
        }
        return ordered.map { ($0.key, self[$0.key] ?? $0.key) }
    }
}
