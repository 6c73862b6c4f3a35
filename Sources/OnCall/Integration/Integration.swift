// Module OnCall
//
// OnCall's data model as values: integrations, labels, maintenance windows, payloads, requests to the
// service and its errors.
//
// Used by almost every module.
// Must not know HTTP, files or the screen.

import JSON

/// A source of alerts, as the service describes it ("Get integration" of the API reference). Nothing of a response is lost.
package struct Integration: Hashable, Sendable {
    package let id: IntegrationID
    /// Everything else, in one place in memory that copies share: lists of integrations are passed on often.
    private(set) var storage: IntegrationStorage

    package init(id: IntegrationID) { self.init(id: id, IntegrationMembers()) }

    init(id: IntegrationID, _ members: IntegrationMembers) {
        self.id = id
        storage = IntegrationStorage(members)
    }

    /// Everything but the id.
    var members: IntegrationMembers {
        get { storage.members }
        set {
            // A storage that others use stays as it is.
            if isKnownUniquelyReferenced(&storage) {
                storage.members = newValue
            } else {
                storage = IntegrationStorage(newValue)
            }
        }
    }

    /// Whether both share their members in memory. Equal ones can be elsewhere.
    func isSameMemory(as other: Integration) -> Bool { storage === other.storage }

    /// The name, or the id if there is none.
    package var displayName: String { name.value ?? id.rawValue }

    /// Whether the server reports labels, whether they can be read or not.
    package var hasLabels: Bool {
        !labels.isAbsent || !dynamicLabels.isAbsent || unreadable["labels"] != nil
            || unreadable["dynamic_labels"] != nil
    }

    /// The running or overdue maintenance window; nil when no mode is set.
    package var maintenance: MaintenanceWindow? {
        maintenanceMode.value.map {
            MaintenanceWindow(mode: $0, startedAt: maintenanceStartedAt.value, endsAt: maintenanceEndAt.value)
        }
    }

    /// The id of the escalation chain of the default route; nil for none.
    package var chainID: String? { value(of: .route(.escalationChain)).value?.string }

    /// Merges a newer response about the same integration. A missing key erases nothing: the reference's own example of "Update
    /// integration" leaves keys out.
    package func updated(with response: Integration) -> Integration {
        // Most responses repeat what is known; then its memory stays as it is.
        guard response != self else { return self }
        var known = members
        known.name = updated(\.name, "name", with: response)
        known.descriptionShort = updated(\.descriptionShort, "description_short", with: response)
        known.teamID = updated(\.teamID, "team_id", with: response)
        known.type = updated(\.type, "type", with: response)
        known.link = updated(\.link, "link", with: response)
        known.inboundEmail = updated(\.inboundEmail, "inbound_email", with: response)
        known.maintenanceMode = updated(\.maintenanceMode, "maintenance_mode", with: response)
        known.maintenanceStartedAt = updated(\.maintenanceStartedAt, "maintenance_started_at", with: response)
        known.maintenanceEndAt = updated(\.maintenanceEndAt, "maintenance_end_at", with: response)
        known.labels = updated(\.labels, "labels", with: response)
        known.dynamicLabels = updated(\.dynamicLabels, "dynamic_labels", with: response)
        known.templates =
            response.unreadable["templates"] == nil ? templates.updated(with: response.templates) : TemplateSet()
        if case .value(var route) = defaultRoute, case .value(let newer) = response.defaultRoute, newer != route {
            for (key, value) in newer { route[key] = value }
            known.defaultRoute = .value(route)
        } else {
            known.defaultRoute = updated(\.defaultRoute, "default_route", with: response)
        }
        // A member is unreadable until a response has a value that can be read.
        if !unreadable.isEmpty {
            let readable = response.readableMembers
            known.unreadable = unreadable.filter { !readable.contains($0.key) }
        }
        known.unreadable.merge(response.unreadable) { $1 }
        for (key, value) in response.others { known.others[key] = value }
        return Integration(id: id, known)
    }

    /// A member after `response`. What was known before an unreadable value is no longer so.
    private func updated<Value>(
        _ member: KeyPath<Integration, Field<Value>>, _ name: String, with response: Integration
    ) -> Field<Value> {
        response.unreadable[name] == nil ? self[keyPath: member].updated(with: response[keyPath: member]) : .absent
    }

    /// The members that it has, and that could be read.
    private var readableMembers: Set<String> {
        var members = Set(json.object?.keys.map { $0 } ?? []).subtracting(unreadable.keys)
        if templates.isEmpty { members.remove("templates") }
        return members
    }
}
