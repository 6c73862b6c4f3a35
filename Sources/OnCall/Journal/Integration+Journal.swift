package import JSON

extension Integration {
    /// `json` for the journal, with every occurrence of the secrets masked.
    package var jsonWithoutSecrets: JSONValue {
        var copy = self
        copy.inboundEmail = inboundEmail.map { SecretAddress($0).masked }
        var json = copy.json
        if let address = inboundEmail.value, !address.isEmpty { json = json.hiding(SecretAddress(address)) }
        guard let link = link.value else { return json }
        let path = link.firstRange(of: "://").map { link[$0.upperBound...].drop { $0 != "/" } } ?? ""
        // Other members can contain links with the same secret, for example that of the heartbeat.
        let secret = path.split(separator: "/").last.map(String.init)
        return json.hiding(secret, link: link)
    }
}

extension JSONValue {
    /// The same, with strings that contain `secret` replaced by links that don't show it.
    fileprivate func hiding(_ secret: String?, link: String) -> JSONValue {
        mapStrings { text in
            text == link || secret.map(text.contains) ?? false ? SecretLink(text).masked : text
        }
    }

    /// The same, with the address masked wherever it occurs.
    fileprivate func hiding(_ address: SecretAddress) -> JSONValue {
        mapStrings { $0.replacing(address.full, with: address.masked) }
    }

    private func mapStrings(_ change: (String) -> String) -> JSONValue {
        switch self {
        case .string(let text): return .string(change(text))
        case .array(let values): return .array(values.map { $0.mapStrings(change) })
        case .object(let members): return .object(JSONObject(members.map { ($0.key, $0.value.mapStrings(change)) }))
        case .null, .bool, .number: return self
        }
    }
}
