package import JSON

extension Integration {
    /// Appends `jsonWithoutSecrets` to the text of a file, without link and inbound e-mail address: masked they are useless. A null
    /// stays.
    /// - Parameter written: what integrations before it had in common.
    package func append(withoutAddressesTo writer: inout JSONWriter, _ written: inout WrittenParts) {
        guard unreadable.isEmpty else { return append(membersTo: &writer) }
        // Most texts can have no secret, so that it need not be known.
        var secrets: IntegrationSecrets?
        func masked(_ text: String) -> String {
            guard text.mayHaveAddress else { return text }
            let known = secrets ?? IntegrationSecrets(of: self)
            secrets = known
            return known.masked(text)
        }
        func put(_ key: StaticString, _ field: Field<String>) {
            switch field {
            case .absent: break
            case .null:
                writer.append(raw: key)
                writer.append(raw: "null")
            case .value(let text):
                writer.append(raw: key)
                writer.append(quoting: text)
            }
        }
        func putLabels(_ key: StaticString, _ field: Field<[Label]>) {
            guard !field.isAbsent else { return }
            writer.append(raw: key)
            guard let labels = field.value else { return writer.append(raw: "null") }
            writer.append(raw: "[")
            for (index, label) in labels.enumerated() {
                if index > 0 { writer.append(raw: ",") }
                label.append(to: &writer, map: masked)
            }
            writer.append(raw: "]")
        }
        put("{\"id\":", .value(id.rawValue))
        put(",\"name\":", name.map(masked))
        put(",\"description_short\":", descriptionShort.map(masked))
        put(",\"team_id\":", teamID.map(\.rawValue))
        put(",\"type\":", type)
        if link.isNull { put(",\"link\":", .null) }
        if inboundEmail.isNull { put(",\"inbound_email\":", .null) }
        put(",\"maintenance_mode\":", maintenanceMode.map { masked($0.rawValue) })
        put(",\"maintenance_started_at\":", maintenanceStartedAt.map(\.iso8601))
        put(",\"maintenance_end_at\":", maintenanceEndAt.map(\.iso8601))
        switch defaultRoute {
        case .absent: break
        case .null: put(",\"default_route\":", .null)
        case .value(let route):
            writer.append(raw: ",\"default_route\":")
            written.append(route, to: &writer, map: masked)
        }
        writer.append(raw: ",\"templates\":")
        written.append(templates, to: &writer, map: masked)
        putLabels(",\"labels\":", labels)
        putLabels(",\"dynamic_labels\":", dynamicLabels)
        if !others.isEmpty {
            let known = secrets ?? IntegrationSecrets(of: self)
            for index in others.keys.indices {
                writer.append(raw: ",")
                writer.append(key: others.keys[index])
                writer.append(self.masked(others.keys[index], others.values[index], known))
            }
        }
        writer.append(raw: "}")
    }

    /// As `append(withoutAddressesTo:_:)`, member by member.
    private func append(membersTo writer: inout JSONWriter) {
        let secrets = IntegrationSecrets(of: self)
        var isFirst = true
        writer.append(raw: "{")
        forEachMember { key, value in
            if key == "link" || key == "inbound_email", !value.isNull { return }
            if !isFirst { writer.append(raw: ",") }
            isFirst = false
            writer.append(key: key)
            writer.append(self.masked(key, value, secrets))
        }
        writer.append(raw: "}")
    }
}

extension String {
    /// Whether it has a slash or an at sign, as every link and every address has.
    var mayHaveAddress: Bool { utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "@") } }
}
