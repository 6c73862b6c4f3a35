// Module OnCall
//
// OnCall's data model as values: integrations, labels, maintenance windows, payloads, requests to the
// service and its errors.
//
// Used by almost every module.
// Must not know HTTP, files or the screen.

package import FoundationEssentials
package import JSON

/// A source of alerts, as the service describes it ("Get integration" of the API reference), with nothing of an answer lost.
package struct Integration: Hashable, Sendable {
    package let id: IntegrationID
    package var name: Field<String>
    /// `description_short`: 250 characters at most; only some servers have it.
    package var descriptionShort: Field<String>
    package var teamID: Field<TeamID>
    /// What kind of source it is: `alertmanager`, `webhook`. It can't change after creation.
    package var type: Field<String>
    /// Where alerts are sent. Its path holds the integration's secret.
    package var link: Field<String>
    package var inboundEmail: Field<String>
    package var maintenanceMode: Field<MaintenanceMode>
    package var maintenanceStartedAt: Field<Date>
    package var maintenanceEndAt: Field<Date>
    /// The route that takes what no other route took; an open map, as channels differ between servers.
    package var defaultRoute: Field<JSONObject>
    package var templates: TemplateSet
    /// Absent where the server offers no labels.
    package var labels: Field<[Label]>
    package var dynamicLabels: Field<[Label]>
    /// Members that this program has no use for; kept, so that what is known stays whole.
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

    /// The name, or the id where there is none.
    package var displayName: String { name.value ?? id.rawValue }

    /// The running or overdue maintenance window; nil when no mode is set.
    package var maintenance: MaintenanceWindow? {
        maintenanceMode.value.map {
            MaintenanceWindow(mode: $0, startedAt: maintenanceStartedAt.value, endsAt: maintenanceEndAt.value)
        }
    }

    /// What is known after `answer` about the same integration. A key missing from an answer erases nothing: the reference's
    /// own example of "Update integration" leaves keys out.
    package func updated(with answer: Integration) -> Integration {
        var known = self
        known.name = name.updated(with: answer.name)
        known.descriptionShort = descriptionShort.updated(with: answer.descriptionShort)
        known.teamID = teamID.updated(with: answer.teamID)
        known.type = type.updated(with: answer.type)
        known.link = link.updated(with: answer.link)
        known.inboundEmail = inboundEmail.updated(with: answer.inboundEmail)
        known.maintenanceMode = maintenanceMode.updated(with: answer.maintenanceMode)
        known.maintenanceStartedAt = maintenanceStartedAt.updated(with: answer.maintenanceStartedAt)
        known.maintenanceEndAt = maintenanceEndAt.updated(with: answer.maintenanceEndAt)
        known.templates = templates.updated(with: answer.templates)
        known.labels = labels.updated(with: answer.labels)
        known.dynamicLabels = dynamicLabels.updated(with: answer.dynamicLabels)
        if case .value(var route) = defaultRoute, case .value(let newer) = answer.defaultRoute {
            for (key, value) in newer { route[key] = value }
            known.defaultRoute = .value(route)
        } else {
            known.defaultRoute = defaultRoute.updated(with: answer.defaultRoute)
        }
        for (key, value) in answer.others { known.others[key] = value }
        return known
    }
}
