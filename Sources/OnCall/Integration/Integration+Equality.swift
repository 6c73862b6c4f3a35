import JSON

extension Integration {
    /// Equal by code unit, as the server compares: a composed letter is not a decomposed one.
    package static func == (a: Integration, b: Integration) -> Bool {
        guard a.id.rawValue.isExactly(b.id.rawValue) else { return false }
        return a.isSameMemory(as: b) || a.members.isSame(as: b.members)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(id)
        hasher.combine(templates)
    }
}

extension IntegrationMembers {
    fileprivate func isSame(as b: IntegrationMembers) -> Bool {
        let a = self
        return a.name.isExactly(b.name) && a.descriptionShort.isExactly(b.descriptionShort)
            && a.teamID.map(\.rawValue).isExactly(b.teamID.map(\.rawValue)) && a.type.isExactly(b.type)
            && a.link.isExactly(b.link) && a.inboundEmail.isExactly(b.inboundEmail)
            && a.maintenanceMode.map(\.rawValue).isExactly(b.maintenanceMode.map(\.rawValue))
            && a.maintenanceStartedAt == b.maintenanceStartedAt && a.maintenanceEndAt == b.maintenanceEndAt
            && a.templates == b.templates && a.labels == b.labels && a.dynamicLabels == b.dynamicLabels
            && a.defaultRoute == b.defaultRoute && a.others == b.others && a.unreadable == b.unreadable
    }
}
