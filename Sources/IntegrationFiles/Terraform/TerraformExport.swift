import JSON
package import OnCall

/// Integrations as resources of Terraform's Grafana provider. Its rules were read in `internal/resources/oncall/resource_integration.go`
/// of grafana/terraform-provider-grafana, commit 3f9621f4.
///
/// The provider resets whatever a resource leaves out, so everything is written that is not a default. What it can't express is a comment
/// in its place.
package struct TerraformExport: Hashable, Sendable {
    /// How it is written.
    package struct Options: Hashable, Sendable {
        /// The alias of the provider; nil for the default one.
        package var providerAlias: String?
        /// Whether teams and chains are ids, and not found by their names.
        package var hasIDs = false
        /// Whether import blocks are written for what exists.
        package var hasImports = true

        /// Whether templates of several lines stand in the resource, and not in files beside it.
        package var isInline = false

        package init() {}
    }

    /// The main file, and a file for each template of several lines.
    package private(set) var files: [FolderFile] = []
    /// What the provider can't express, a sentence each.
    package private(set) var notes: [String] = []

    private let options: Options
    private let names: FileNames
    private var blocks: [String] = []
    /// The blocks that find a team or a chain by its name, by what refers to them.
    private var sources: [String: String] = [:]
    private var sourceNames: [String: String] = [:]

    /// The name of the file with the resources.
    package static let mainFile = "integrations.tf"

    /// The files of templates that an earlier export refers to, by their paths below the folder.
    /// - Parameter text: of its main file.
    package static func references(in text: String) -> [String] {
        let start = "file(\"${path.module}/"
        return text.split(separator: "\n").compactMap { line in
            guard let range = line.firstRange(of: start) else { return nil }
            let path = String(line[range.upperBound..<line.endIndex].prefix { $0 != "\"" })
            let parts = path.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 2, HCLText.identifier(String(parts[0])) == parts[0],
                FiledIntegration.slot(ofFile: String(parts[1]))?.purpose != nil
            else { return nil }
            return path
        }
    }

    /// The types that the provider takes.
    static let types: Set<String> = [
        "grafana", "grafana_alerting", "webhook", "alertmanager", "kapacitor", "fabric", "newrelic", "datadog",
        "pagerduty",
        "pingdom", "elastalert", "amazon_sns", "curler", "sentry", "formatted_webhook", "stackdriver", "uptimerobot",
        "zabbix", "prtg", "inbound_email", "direct_paging", "jira", "zendesk",
    ]

    /// The provider's block and the templates in it, by channel, in the order they are written.
    static let channels: [(channel: String, block: String, names: [String])] = [
        ("slack", "slack", ["title", "message", "image_url"]), ("web", "web", ["title", "message", "image_url"]),
        ("telegram", "telegram", ["title", "message", "image_url"]),
        ("msteams", "microsoft_teams", ["title", "message", "image_url"]),
        ("mobile_app", "mobile_app", ["title", "message"]), ("email", "email", ["title", "message"]),
        ("phone_call", "phone_call", ["title"]), ("sms", "sms", ["title"]),
    ]
    private static let behaviour = ["grouping_key", "resolve_signal", "acknowledge_signal", "source_link"]

    /// - Parameter integrations: in the order in which they are written; equal names are numbered in the order of ids.
    package init(_ integrations: [Integration], _ names: FileNames, _ options: Options = Options()) {
        self.options = options
        self.names = names
        let labels = TerraformExport.labels(integrations)
        for integration in integrations { add(integration, labels[integration.id] ?? "integration") }
        let heads = sources.keys.sorted().compactMap { sources[$0] }
        files.insert(
            FolderFile(
                name: TerraformExport.mainFile,
                text: (["# Exported by oncall-tui. The provider resets what a resource leaves out.\n"] + heads + blocks)
                    .joined(separator: "\n")), at: 0)
    }

    /// A name for each resource, the same in every run.
    private static func labels(_ integrations: [Integration]) -> [IntegrationID: String] {
        var labels: [IntegrationID: String] = [:]
        var names = UniqueNames()
        for integration in integrations.sorted(by: { $0.id.rawValue < $1.id.rawValue }) {
            let name = HCLText.identifier(integration.name.value ?? "")
            let base = name.isEmpty ? "integration_" + integration.id.rawValue.lowercased() : name
            labels[integration.id] = names.take(base, separator: "_")
        }
        return labels
    }

    private mutating func add(_ integration: Integration, _ label: String) {
        let type = integration.type.value ?? ""
        let name = integration.name.value ?? integration.id.rawValue
        guard TerraformExport.types.contains(type) else {
            let note = "\(name): the provider has no type '\(type)'"
            notes.append(note)
            blocks.append("# \(HCLText.comment(note)).\n")
            return
        }
        var lines: [String] = []
        if options.hasImports {
            lines += [
                "import {", "  to = grafana_oncall_integration.\(label)",
                "  id = \(HCLText.quoted(integration.id.rawValue))",
            ]
            lines += provider + ["}", ""]
        }
        lines += ["resource \"grafana_oncall_integration\" \"\(label)\" {"] + provider
        lines += ["  name = \(HCLText.quoted(name))", "  type = \(HCLText.quoted(type))"]
        if let team = integration.teamID.value?.rawValue {
            lines.append("  team_id = \(reference("grafana_oncall_team", "team", team, names.team(team)))")
        }
        if let text = integration.descriptionShort.value, !text.isEmpty {
            lines.append(note(name, "description", "the provider has no description"))
        }
        lines += route(integration, name) + templates(integration, name, label)
        lines += self.labels("labels", integration.labels.value)
        lines += self.labels("dynamic_labels", integration.dynamicLabels.value)
        blocks.append((lines + ["}", ""]).joined(separator: "\n"))
    }

    private var provider: [String] { options.providerAlias.map { ["  provider = grafana.\($0)"] } ?? [] }

    /// A comment in the place of what can't be expressed.
    private mutating func note(_ name: String, _ path: String, _ reason: String) -> String {
        notes.append("\(name): \(path): \(reason)")
        return "  # \(HCLText.comment("\(path): \(reason)"))"
    }

    /// An expression for a team or a chain, by its name where only one has it.
    private mutating func reference(
        _ kind: String, _ word: String, _ id: String, _ reference: FiledIntegration.Reference
    ) -> String {
        guard !options.hasIDs, case .name(let name) = reference else { return HCLText.quoted(id) }
        let key = "\(kind) \(id)"
        if let known = sourceNames[key] { return "data.\(kind).\(known).id" }
        var label = HCLText.identifier(name)
        if label.isEmpty || sourceNames.contains(where: { $0.key.hasPrefix(kind) && $0.value == label }) {
            label = "\(label.isEmpty ? word : label)_\(id.lowercased())"
        }
        sourceNames[key] = label
        sources[key] = (["data \"\(kind)\" \"\(label)\" {"] + provider + ["  name = \(HCLText.quoted(name))", "}", ""])
            .joined(separator: "\n")
        return "data.\(kind).\(label).id"
    }

    /// The default route, which the provider requires.
    private mutating func route(_ integration: Integration, _ name: String) -> [String] {
        var lines = ["", "  default_route {"]
        let route = integration.defaultRoute.value ?? [:]
        if let chain = route["escalation_chain_id"]?.string {
            let value = reference("grafana_oncall_escalation_chain", "chain", chain, names.chain(chain))
            lines.append("    escalation_chain_id = \(value)")
        }
        for (service, key) in [("slack", "channel_id"), ("telegram", "id"), ("msteams", "id")] {
            guard let object = route[service]?.object else { continue }
            var inner: [String] = []
            if let id = object[key]?.string, !id.isEmpty { inner.append("      \(key) = \(HCLText.quoted(id))") }
            // The provider's default is true.
            if object["enabled"]?.bool == false, !inner.isEmpty || service == "slack" {
                inner.append("      enabled = false")
            }
            if !inner.isEmpty { lines += ["    \(service) {"] + inner + ["    }"] }
        }
        for key in route.keys where !["id", "escalation_chain_id", "slack", "telegram", "msteams"].contains(key) {
            guard let object = route[key]?.object, object.contains(where: { $1 != false && !$1.isNull }) else {
                continue
            }
            lines.append("  " + note(name, "default_route.\(key)", "the provider has no such channel"))
        }
        return lines + ["  }"]
    }

    private mutating func templates(_ integration: Integration, _ name: String, _ label: String) -> [String] {
        var lines: [String] = []
        var known: Set<TemplateSlot> = []
        for slot in TerraformExport.behaviour.map({ TemplateSlot(channel: nil, name: $0) }) {
            known.insert(slot)
            lines += template(slot, integration, name, label, indent: "    ")
        }
        for (channel, block, slots) in TerraformExport.channels {
            var inner: [String] = []
            for slot in slots.map({ TemplateSlot(channel: channel, name: $0) }) {
                known.insert(slot)
                inner += template(slot, integration, name, label, indent: "      ")
            }
            // An empty block makes the provider fail.
            let hasValue = inner.contains { !$0.hasPrefix("      #") }
            if hasValue {
                lines += ["    \(block) {"] + inner + ["    }"]
            } else {
                lines += inner.map { String($0.dropFirst(2)) }
            }
        }
        for slot in integration.templates.slots where !known.contains(slot) {
            guard integration.templates[slot].value.map({ !$0.isEmpty }) ?? false else { continue }
            lines.append("  " + note(name, "templates.\(slot.path)", "the provider has no such template"))
        }
        return lines.isEmpty ? [] : ["", "  templates {"] + lines + ["  }"]
    }

    private mutating func template(
        _ slot: TemplateSlot, _ integration: Integration, _ name: String, _ label: String, indent: String
    ) -> [String] {
        guard let text = integration.templates[slot].value else { return [] }
        guard !text.isEmpty else {
            notes.append(
                "\(name): templates.\(slot.path): is \"\"; the provider can't say that, it becomes the default")
            return [
                "\(indent)# templates.\(slot.path) is \"\" on the server; the provider can't say that: it becomes the default"
            ]
        }
        guard text.utf8.contains(where: { $0 == 10 || $0 == 0 }) else {
            return ["\(indent)\(slot.name) = \(HCLText.quoted(text))"]
        }
        if options.isInline {
            if let lines = HCLText.heredoc(text) { return ["\(indent)\(slot.name) = \(lines)"] }
            return ["\(indent)\(slot.name) = \(HCLText.quoted(text))"]
        }
        // Exact bytes, without any escape.
        let path = "\(label)/\(slot.path).j2"
        files.append(FolderFile(name: path, text: text))
        return ["\(indent)\(slot.name) = file(\"${path.module}/\(path)\")"]
    }

    private func labels(_ key: String, _ labels: [Label]?) -> [String] {
        guard let labels else { return [] }
        guard !labels.isEmpty else { return ["  \(key) = []"] }
        let rows = labels.sorted { $0.key < $1.key }.map {
            "    { key = \(HCLText.quoted($0.key)), value = \(HCLText.quoted($0.value)) },"
        }
        return ["", "  \(key) = ["] + rows + ["  ]"]
    }
}
