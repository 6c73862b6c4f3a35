/// Which variables the server gives to which templates.
enum SlotVariables {
    typealias Variable = TemplateKind.Variable

    static let payload = [Variable(name: "payload", note: "the alert as it came in")]

    static let behaviour =
        payload + [Variable(name: "labels", note: "the labels of the alert group; none where labels are switched off")]

    static let page =
        payload + [
            Variable(name: "integration_name", note: "the name of the integration"),
            Variable(name: "source_link", note: "the rendered source link, or none"),
            Variable(name: "grafana_oncall_alert_group_id", note: "the number of the alert group"),
            Variable(name: "grafana_oncall_incident_id", note: "the same number, under its old name"),
            Variable(name: "grafana_oncall_link", note: "the address of the alert group"),
        ]

    static let web = [
        Variable(name: "web_title", note: "the rendered web title, without markup"),
        Variable(name: "web_message", note: "the rendered web message, without markup"),
        Variable(name: "web_image_url", note: "the rendered image address, or the words that it is not set"),
    ]

    static let webhook = [
        Variable(name: "event", note: "what happened: type, time"),
        Variable(name: "user", note: "who did it"),
        Variable(name: "alert_group", note: "the alert group"),
        Variable(name: "alert_group_id", note: "its identifier"),
        Variable(name: "alert_payload", note: "the payload of its first alert"),
        Variable(name: "integration", note: "the integration"),
        Variable(name: "notified_users", note: "who has been notified"),
        Variable(name: "users_to_be_notified", note: "who will be notified"),
        Variable(name: "alert_group_acknowledged_by", note: "who acknowledged it"),
        Variable(name: "alert_group_resolved_by", note: "who resolved it"),
        Variable(name: "responses", note: "answers of other webhooks, if there are any"),
        Variable(name: "webhook", note: "this webhook"),
        Variable(name: "external_id", note: "an identifier from an answer"),
        Variable(name: "payload", note: "always none here"),
    ]
}
