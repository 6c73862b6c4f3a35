// Module OnCall
//
// OnCall's data model as values: integrations, labels, maintenance windows, payloads, requests to the
// service and its errors.
//
// Used by almost every module.
// Must not know HTTP, files or the screen.

package import FoundationEssentials
package import JSON

/// A source of alerts, as the service describes it ("Get integration" of the API reference). Nothing of a response is lost.
package struct Integration: Hashable, Sendable {
    package let id: IntegrationID
    package var name: Field<String>
    /// `description_short`: at most 250 characters; only some servers have it.
    package var descriptionShort: Field<String>
    package var teamID: Field<TeamID>
    /// The kind of source: `alertmanager`, `webhook`. It can't change after creation.
    package var type: Field<String>
    /// The URL that receives alerts. Its path contains the integration's secret.
    package var link: Field<String>
    package var inboundEmail: Field<String>
    package var maintenanceMode: Field<MaintenanceMode>
    package var maintenanceStartedAt: Field<Date>
    package var maintenanceEndAt: Field<Date>
    /// The fallback route; an open map, because channels differ between servers.
    package var defaultRoute: Field<JSONObject>
    package var templates: TemplateSet
    /// Absent if the server does not support labels.
    package var labels: Field<[Label]>
    package var dynamicLabels: Field<[Label]>
    /// Members that this program does not use; preserved so that nothing is lost.
    package var others: JSONObject
    /// Members whose value does not match the reference, by name; the property of such a member is absent.
    package var unreadable: [String: UnreadableMember]

    package init(id: IntegrationID) {
        self.id = id
        name = .absent
        descriptionShort = .absent
        teamID = .absent
        type = .absent
        link = .absent
        inboundEmail = .absent
        maintenanceMode = .absent
        maintenanceStartedAt = .absent
        maintenanceEndAt = .absent
        defaultRoute = .absent
        templates = TemplateSet()
        labels = .absent
        dynamicLabels = .absent
        others = JSONObject()
        unreadable = [:]
    }

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

    /// Merges a newer response about the same integration. A missing key erases nothing: the reference's own example of "Update
    /// integration" leaves keys out.
    package func updated(with response: Integration) -> Integration {
        // Most responses repeat what is known; then its memory stays as it is.
        guard response != self else { return self }
        var known = self
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
        return known
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
