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
    }

    /// The name, or the id if there is none.
    package var displayName: String { name.value ?? id.rawValue }

    /// The running or overdue maintenance window; nil when no mode is set.
    package var maintenance: MaintenanceWindow? {
        maintenanceMode.value.map {
            MaintenanceWindow(mode: $0, startedAt: maintenanceStartedAt.value, endsAt: maintenanceEndAt.value)
        }
    }

    /// Merges a newer response about the same integration. A missing key erases nothing: the reference's own example of "Update
    /// integration" leaves keys out.
    package func updated(with response: Integration) -> Integration {
        var known = self
        known.name = name.updated(with: response.name)
        known.descriptionShort = descriptionShort.updated(with: response.descriptionShort)
        known.teamID = teamID.updated(with: response.teamID)
        known.type = type.updated(with: response.type)
        known.link = link.updated(with: response.link)
        known.inboundEmail = inboundEmail.updated(with: response.inboundEmail)
        known.maintenanceMode = maintenanceMode.updated(with: response.maintenanceMode)
        known.maintenanceStartedAt = maintenanceStartedAt.updated(with: response.maintenanceStartedAt)
        known.maintenanceEndAt = maintenanceEndAt.updated(with: response.maintenanceEndAt)
        known.templates = templates.updated(with: response.templates)
        known.labels = labels.updated(with: response.labels)
        known.dynamicLabels = dynamicLabels.updated(with: response.dynamicLabels)
        if case .value(var route) = defaultRoute, case .value(let newer) = response.defaultRoute {
            for (key, value) in newer { route[key] = value }
            known.defaultRoute = .value(route)
        } else {
            known.defaultRoute = defaultRoute.updated(with: response.defaultRoute)
        }
        for (key, value) in response.others { known.others[key] = value }
        return known
    }
}
