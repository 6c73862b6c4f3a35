/// A payload to try templates with where no alert has come yet.
package struct SamplePayload: Hashable, Sendable {
    /// `firing`, `resolved`, …: one of a kind among those of a type.
    package let name: String
    /// What it stands for, in one line.
    package let summary: String
    /// The payload as templates see it: JSON, a member a line.
    package let text: String

    init(_ name: String, _ summary: String, _ text: String) {
        self.name = name
        self.summary = summary
        self.text = text
    }

    /// The samples for integrations of `type`, the plainest first; those of a webhook for a type that is not known here.
    package static func all(forType type: String) -> [SamplePayload] { ofItsOwn(type) ?? webhook }

    /// The samples that were written for `type`.
    static func ofItsOwn(_ type: String) -> [SamplePayload]? {
        switch type {
        case "alertmanager": alertmanager
        case "amazon_sns": amazonSNS
        case "appdynamics": appdynamics
        case "datadog": datadog
        case "direct_paging", "manual": manual
        case "elastalert": elastalert
        case "fabric": fabric
        case "formatted_webhook": formattedWebhook
        case "grafana": grafana
        case "grafana_alerting": grafanaAlerting
        case "inbound_email": inboundEmail
        case "jira": jira
        case "kapacitor": kapacitor
        case "legacy_alertmanager", "legacy_grafana_alerting": legacyAlertmanager
        case "newrelic": newrelic
        case "pagerduty": pagerduty
        case "pingdom": pingdom
        case "prtg": prtg
        case "sentry": sentry
        case "servicenow": servicenow
        case "stackdriver": stackdriver
        case "uptimerobot": uptimerobot
        case "webhook": webhook
        case "zabbix": zabbix
        case "zendesk": zendesk
        default: nil
        }
    }
}
