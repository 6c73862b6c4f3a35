import Jinja

/// The variables that the server passes to each kind of template.
enum SlotVariables {
    static let payload = [TemplateVariable(name: "payload", note: "the payload as received")]

    static let behaviour =
        payload + [
            TemplateVariable(name: "labels", note: "the labels of the alert group; none if labels are disabled")
        ]

    static let page =
        payload + [
            TemplateVariable(name: "integration_name", note: "the name of the integration"),
            TemplateVariable(name: "source_link", note: "the rendered source link, or none"),
            TemplateVariable(name: "grafana_oncall_alert_group_id", note: "the number of the alert group"),
            TemplateVariable(name: "grafana_oncall_incident_id", note: "the same number, under its old name"),
            TemplateVariable(name: "grafana_oncall_link", note: "the URL of the alert group"),
        ]

    static let web = [
        TemplateVariable(name: "web_title", note: "the rendered web title, without markup"),
        TemplateVariable(name: "web_message", note: "the rendered web message, without markup"),
        TemplateVariable(name: "web_image_url", note: "the rendered image URL, or a text that it is not set"),
    ]

    static let webhook = [
        TemplateVariable(name: "event", note: "what happened: type, time"),
        TemplateVariable(name: "user", note: "who did it"),
        TemplateVariable(name: "alert_group", note: "the alert group"),
        TemplateVariable(name: "alert_group_id", note: "its identifier"),
        TemplateVariable(name: "alert_payload", note: "the payload of its first alert"),
        TemplateVariable(name: "integration", note: "the integration"),
        TemplateVariable(name: "notified_users", note: "who has been notified"),
        TemplateVariable(name: "users_to_be_notified", note: "who will be notified"),
        TemplateVariable(name: "alert_group_acknowledged_by", note: "who acknowledged it"),
        TemplateVariable(name: "alert_group_resolved_by", note: "who resolved it"),
        TemplateVariable(name: "responses", note: "responses of other webhooks, if any"),
        TemplateVariable(name: "webhook", note: "this webhook"),
        TemplateVariable(name: "external_id", note: "an identifier from a response"),
        TemplateVariable(name: "payload", note: "always none here"),
    ]
}
