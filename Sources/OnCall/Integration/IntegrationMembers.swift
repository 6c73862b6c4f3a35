package import FoundationEssentials
package import JSON

/// What a description of an integration has besides the id.
struct IntegrationMembers: Sendable {
    var name: Field<String> = .absent
    var descriptionShort: Field<String> = .absent
    var teamID: Field<TeamID> = .absent
    var type: Field<String> = .absent
    var link: Field<String> = .absent
    var inboundEmail: Field<String> = .absent
    var maintenanceMode: Field<MaintenanceMode> = .absent
    var maintenanceStartedAt: Field<Date> = .absent
    var maintenanceEndAt: Field<Date> = .absent
    var defaultRoute: Field<JSONObject> = .absent
    var templates: TemplateSet = TemplateSet()
    var labels: Field<[Label]> = .absent
    var dynamicLabels: Field<[Label]> = .absent
    var others: JSONObject = JSONObject()
    var unreadable: [String: UnreadableMember] = [:]
}

/// The members of integrations that are copies of one another.
// Why `@unchecked` is safe: `Integration` alone has references to it, and changes it only while it has the one reference, so never while
// another thread can read it.
final class IntegrationStorage: @unchecked Sendable {
    var members: IntegrationMembers

    init(_ members: IntegrationMembers) { self.members = members }
}

extension Integration {
    package var name: Field<String> {
        get { storage.members.name }
        set { members.name = newValue }
    }

    /// `description_short`: at most 250 characters; only some servers have it.
    package var descriptionShort: Field<String> {
        get { storage.members.descriptionShort }
        set { members.descriptionShort = newValue }
    }

    package var teamID: Field<TeamID> {
        get { storage.members.teamID }
        set { members.teamID = newValue }
    }

    /// The kind of source: `alertmanager`, `webhook`. It can't change after creation.
    package var type: Field<String> {
        get { storage.members.type }
        set { members.type = newValue }
    }

    /// The URL that receives alerts. Its path contains the integration's secret.
    package var link: Field<String> {
        get { storage.members.link }
        set { members.link = newValue }
    }

    package var inboundEmail: Field<String> {
        get { storage.members.inboundEmail }
        set { members.inboundEmail = newValue }
    }

    package var maintenanceMode: Field<MaintenanceMode> {
        get { storage.members.maintenanceMode }
        set { members.maintenanceMode = newValue }
    }

    package var maintenanceStartedAt: Field<Date> {
        get { storage.members.maintenanceStartedAt }
        set { members.maintenanceStartedAt = newValue }
    }

    package var maintenanceEndAt: Field<Date> {
        get { storage.members.maintenanceEndAt }
        set { members.maintenanceEndAt = newValue }
    }

    /// The fallback route; an open map, because channels differ between servers.
    package var defaultRoute: Field<JSONObject> {
        get { storage.members.defaultRoute }
        set { members.defaultRoute = newValue }
    }

    package var templates: TemplateSet {
        get { storage.members.templates }
        set { members.templates = newValue }
    }

    /// Absent if the server does not support labels.
    package var labels: Field<[Label]> {
        get { storage.members.labels }
        set { members.labels = newValue }
    }

    package var dynamicLabels: Field<[Label]> {
        get { storage.members.dynamicLabels }
        set { members.dynamicLabels = newValue }
    }

    /// Members that this program does not use; preserved so that nothing is lost.
    package var others: JSONObject {
        get { storage.members.others }
        set { members.others = newValue }
    }

    /// Members whose value does not match the reference, by name; the property of such a member is absent.
    package var unreadable: [String: UnreadableMember] {
        get { storage.members.unreadable }
        set { members.unreadable = newValue }
    }
}
