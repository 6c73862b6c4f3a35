import JSON

/// A payload for trying out templates before any alert has arrived. The folder `samples` has a file for each type, embedded in
/// the program.
package struct SamplePayload: Hashable, Sendable {
    /// `firing`, `resolved`, …; unique within a type.
    package let name: String
    /// A description in one line.
    package let summary: String
    /// The payload as templates see it: JSON, one member per line.
    package let text: String

    /// nil if the JSON is not a sample.
    private init?(_ json: JSONValue) {
        guard let name = json["name"]?.string, let summary = json["summary"]?.string, let payload = json["payload"]
        else { return nil }
        self.name = name
        self.summary = summary
        text = payload.indentedText()
    }

    /// The samples for integrations of `type`, the simplest first; those of `webhook` if the type is unknown.
    package static func all(forType type: String) -> [SamplePayload] { ownSamples(type) ?? byType["webhook"] ?? [] }

    /// The samples of `type` itself.
    static func ownSamples(_ type: String) -> [SamplePayload]? { byType[others[type] ?? type] }

    /// Types that use the samples of another type.
    private static let others = ["direct_paging": "manual", "legacy_grafana_alerting": "legacy_alertmanager"]

    /// Every type with a file in the folder `samples`.
    static var types: [String] { files.keys.sorted() }

    private static let byType = files.mapValues { bytes in
        ((try? JSONReader.read(bytes))?.array ?? []).compactMap { SamplePayload($0) }
    }

    private static let files: [String: [UInt8]] = [
        "alertmanager": PackageResources.alertmanager_json,
        "amazon_sns": PackageResources.amazon_sns_json,
        "appdynamics": PackageResources.appdynamics_json,
        "datadog": PackageResources.datadog_json,
        "elastalert": PackageResources.elastalert_json,
        "fabric": PackageResources.fabric_json,
        "formatted_webhook": PackageResources.formatted_webhook_json,
        "grafana": PackageResources.grafana_json,
        "grafana_alerting": PackageResources.grafana_alerting_json,
        "inbound_email": PackageResources.inbound_email_json,
        "jira": PackageResources.jira_json,
        "kapacitor": PackageResources.kapacitor_json,
        "legacy_alertmanager": PackageResources.legacy_alertmanager_json,
        "manual": PackageResources.manual_json,
        "newrelic": PackageResources.newrelic_json,
        "pagerduty": PackageResources.pagerduty_json,
        "pingdom": PackageResources.pingdom_json,
        "prtg": PackageResources.prtg_json,
        "sentry": PackageResources.sentry_json,
        "servicenow": PackageResources.servicenow_json,
        "stackdriver": PackageResources.stackdriver_json,
        "uptimerobot": PackageResources.uptimerobot_json,
        "webhook": PackageResources.webhook_json,
        "zabbix": PackageResources.zabbix_json,
        "zendesk": PackageResources.zendesk_json,
    ]
}
