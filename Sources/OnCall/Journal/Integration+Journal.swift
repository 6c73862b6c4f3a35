package import JSON

extension Integration {
    /// `json` for files, without the secrets that allow sending alerts: the link, addresses that contain its secret as a path component,
    /// and the inbound e-mail address, wherever they occur. Ids and types stay as they are, whatever the secret is.
    package var jsonWithoutSecrets: JSONValue {
        let secrets = IntegrationSecrets(of: self)
        var object = JSONObject()
        forEachMember { key, value in object[key] = masked(key, value, secrets) }
        return .object(object)
    }

    /// The value of a member without secrets.
    func masked(_ key: String, _ value: JSONValue, _ secrets: IntegrationSecrets) -> JSONValue {
        switch key {
        case "id", "type", "team_id": unreadable[key] == nil ? value : secrets.masked(value)
        case _ where SecretFields.names.contains(key): IntegrationSecrets.mask(value)
        // Members of unknown meaning, such as the heartbeat, can have links of their own.
        case _ where others.contains(key): secrets.masked(value, hidesSecretFields: true)
        default: secrets.masked(value)
        }
    }
}

extension Integration {
    /// `displayName` for files, without the link and the inbound e-mail address.
    package var displayNameWithoutSecrets: String { IntegrationSecrets(of: self).masked(displayName) }
}

extension JSONValue {
    /// Whether a text in it was overwritten as a whole, as earlier versions of this program did with every text that contained the last
    /// path component of the link.
    package var isOverwritten: Bool {
        switch self {
        case .string(let text): text == RequestRecord.secretMark
        case .array(let values): values.contains(where: \.isOverwritten)
        case .object(let members): members.contains { $0.value.isOverwritten }
        case .null, .bool, .number: false
        }
    }
}
