package import JSON

extension Integration {
    /// `json` for the journal, with every occurrence of the secret masked.
    package var jsonWithoutSecrets: JSONValue {
        var copy = self
        // Anyone who knows the address can send alerts, as with the link.
        copy.inboundEmail = inboundEmail.map { address in
            "••••••••" + (address.lastIndex(of: "@").map { String(address[$0...]) } ?? "")
        }
        guard let link = link.value else { return copy.json }
        let path = link.firstRange(of: "://").map { link[$0.upperBound...].drop { $0 != "/" } } ?? ""
        // Other members can contain links with the same secret, for example that of the heartbeat.
        let secret = path.split(separator: "/").last.map(String.init)
        return copy.json.hiding(secret, link: link)
    }
}

extension JSONValue {
    /// The same, with strings that contain `secret` replaced by links that don't show it.
    fileprivate func hiding(_ secret: String?, link: String) -> JSONValue {
        switch self {
        case .string(let text):
            let isSecret = text == link || secret.map(text.contains) ?? false
            return isSecret ? .string(SecretLink(text).masked) : self
        case .array(let values): return .array(values.map { $0.hiding(secret, link: link) })
        case .object(let members):
            return .object(JSONObject(members.map { ($0.key, $0.value.hiding(secret, link: link)) }))
        case .null, .bool, .number: return self
        }
    }
}
